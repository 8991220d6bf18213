/** Days are 24-hour spans: an outcome of exactly `geldigheidDagen` days old may still be used (R5.3); null = never reusable. */
export const isHerbruikbaar = (afname: { readonly status: string; readonly op: Date; readonly geldigheidDagen: number | null; readonly geldig: boolean }, nu: Date): boolean =>
  afname.status === 'definitief' && afname.geldig && afname.geldigheidDagen !== null
  && nu.getTime() - afname.op.getTime() <= afname.geldigheidDagen * 86_400_000 && nu >= afname.op;
