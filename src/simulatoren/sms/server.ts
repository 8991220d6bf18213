import { fout, startHttp, type Antwoord, type Simulator, type Verzoek } from '../brp/http.ts';

/** A text message as it was accepted: to whom, what. */
export type Sms = { readonly id: string; readonly aan: string; readonly tekst: string };
export type SmsSimulator = Simulator & { /** Every message once, in order of arrival. */ readonly ontvangen: () => readonly Sms[] };

const PAD = '/berichten';
const uuid = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/**
 * A gateway for text messages: `POST /berichten` with exactly {id, aan, tekst}, a Dutch mobile number in E.164 and at most 160 characters. The same id
 * with the same content is one message (201, then 200); with other content 409. Nothing leaves this machine.
 */
export async function startSmsSimulator(opties: { isGeldigToken: (token: string) => boolean; poort?: number }): Promise<SmsSimulator> {
  const berichten = new Map<string, Sms>();
  const server = await startHttp((v) => behandel(v, opties.isGeldigToken, berichten), opties.poort ?? 0);
  return { ...server, ontvangen: () => [...berichten.values()] };
}

const behandel = (v: Verzoek, isGeldigToken: (token: string) => boolean, berichten: Map<string, Sms>): Antwoord => {
  if (v.pad !== PAD) return fout(404, 'Niet gevonden', 'De server heeft geen resource op dit pad.', 'notFound', v.pad);
  if (v.methode !== 'POST') return fout(405, 'Methode niet toegestaan', 'Deze resource kent alleen POST.', 'methodNotAllowed', v.pad);
  if (!isGeldigToken(/^Bearer (.+)$/.exec(v.headers.authorization ?? '')?.[1] ?? '')) return fout(401, 'Niet ingelogd', 'Het token ontbreekt of klopt niet.', 'authentication', v.pad);
  if (!(v.headers['content-type'] ?? '').toLowerCase().startsWith('application/json')) return fout(415, 'Vorm niet ondersteund', 'Stuur JSON.', 'unsupported', v.pad);
  const bericht = lees(v.tekst);
  if (bericht === undefined) return fout(400, 'Het bericht klopt niet', 'Stuur precies id (uuid), aan (+316…) en tekst (1 tot 160 tekens).', 'paramsValidation', v.pad);
  const eerder = berichten.get(bericht.id);
  if (eerder !== undefined) return JSON.stringify(eerder) === JSON.stringify(bericht) ? { status: 200, body: { id: bericht.id } } : fout(409, 'Dit id is al gebruikt', 'Onder dit id staat een ander bericht.', 'conflict', v.pad);
  berichten.set(bericht.id, bericht);
  return { status: 201, body: { id: bericht.id } };
};

const lees = (tekst: string): Sms | undefined => {
  let v: Record<string, unknown>;
  try { v = JSON.parse(tekst) as Record<string, unknown>; } catch { return undefined; }
  if (typeof v !== 'object' || v === null || Object.keys(v).toSorted().join() !== 'aan,id,tekst') return undefined;
  const { id, aan, tekst: inhoud } = v;
  if (typeof id !== 'string' || !uuid.test(id) || typeof aan !== 'string' || !/^\+316\d{8}$/.test(aan) || typeof inhoud !== 'string' || inhoud.length === 0 || inhoud.length > 160) return undefined;
  return { id, aan, tekst: inhoud };
};
