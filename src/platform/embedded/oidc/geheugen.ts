import type { Adapter, AdapterPayload } from 'oidc-provider';

type Bewaard = { readonly inhoud: AdapterPayload; readonly tot: number };

/**
 * Where the local provider keeps its sessions and codes: in memory, until their end. A restart forgets them, so people log in
 * again; nothing else is lost. Each provider has its own memory.
 */
export const maakGeheugen = (): ((soort: string) => Adapter) => {
  const alles = new Map<string, Bewaard>();
  const lees = (sleutel: string): AdapterPayload | undefined => {
    const b = alles.get(sleutel);
    if (b !== undefined && b.tot <= Date.now()) { alles.delete(sleutel); return undefined; }
    return b?.inhoud;
  };
  const zoek = (soort: string, klopt: (p: AdapterPayload) => boolean): AdapterPayload | undefined => {
    for (const [sleutel, b] of alles) if (sleutel.startsWith(`${soort}:`) && b.tot > Date.now() && klopt(b.inhoud)) return b.inhoud;
    return undefined;
  };
  const ruimOp = (): void => { for (const [sleutel, b] of alles) if (b.tot <= Date.now()) alles.delete(sleutel); };
  return (soort) => ({
    upsert: async (id, inhoud, seconden) => { ruimOp(); alles.set(`${soort}:${id}`, { inhoud, tot: Date.now() + (seconden ?? 24 * 3600) * 1000 }); },
    find: async (id) => lees(`${soort}:${id}`),
    findByUid: async (uid) => zoek(soort, (p) => p.uid === uid),
    findByUserCode: async (code) => zoek(soort, (p) => p.userCode === code),
    consume: async (id) => { const p = lees(`${soort}:${id}`); if (p !== undefined) p.consumed = Math.floor(Date.now() / 1000); },
    destroy: async (id) => { alles.delete(`${soort}:${id}`); },
    // Tokens and codes of this kind only: a login that is on its way names the grant of who was there before, and must live on.
    revokeByGrantId: async (grantId) => { for (const [sleutel, b] of alles) if (sleutel.startsWith(`${soort}:`) && b.inhoud.grantId === grantId) alles.delete(sleutel); },
  });
};
