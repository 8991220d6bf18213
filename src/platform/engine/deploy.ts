import type { Kern, Tx } from '../kern.ts';
import type { EngineClient } from './client.ts';
import { EngineFout } from './engine-fout.ts';
import { bestaatDefinitie, bewaarDefinitie } from './definities-store.ts';
import { controleerEngine } from './engine-vervangen.ts';
import { UitrolFout, vertaalWeigering } from './uitrol-fouten.ts';
import type { Uitrolfoutregel } from './uitrol-fouten.ts';
import { leesPakketten } from './uitrol-bestanden.ts';
import type { Pakket, Uitrolbestand } from './uitrol-bestanden.ts';

/** Any fixed number; two instances that start together must not deploy the same package twice. */
const slot = 7_215_002;

export type Uitrolverslag = { readonly uitgerold: string[]; readonly ongewijzigd: string[] };

/**
 * Deploys every changed package of the folders `processes/` and `forms/` under `root`: the bouwstenen first, then the
 * samenwerkingsverbanden. Repeating it is free. A package that the engine lost (new data folder) is deployed again.
 * @throws UitrolFout with every fault of every refused package; the other packages are deployed.
 */
export const uitrollen = async (kern: Kern, client: EngineClient, root: string): Promise<Uitrolverslag> => {
  const verslag: Uitrolverslag = { uitgerold: [], ongewijzigd: [] };
  const fouten: Uitrolfoutregel[] = [];
  await controleerEngine(kern, client);
  for (const pakket of leesPakketten(root)) {
    try {
      const gedaan = await uitrollenPakket(kern, client, pakket);
      (gedaan ? verslag.uitgerold : verslag.ongewijzigd).push(pakket.naam);
    } catch (fout) {
      if (!(fout instanceof UitrolFout)) throw fout;
      fouten.push(...fout.regels);
    }
  }
  if (fouten.length > 0) throw new UitrolFout(fouten);
  return verslag;
};

/**
 * Deploys one package when it differs from what was deployed last; false when nothing had to be done. Also the entry of the release service
 * for a regional variant (file names must stay the same for the same package).
 * @throws UitrolFout when a versionTag was used before for other content, or when the engine refuses.
 */
export const uitrollenPakket = (kern: Kern, client: EngineClient, pakket: Pakket): Promise<boolean> =>
  kern.db.transaction(async (tx) => {
    await tx.raw('select pg_advisory_xact_lock(?)', [slot]);
    if (!(await isGewijzigd(tx, client, pakket))) return false;
    await controleerTags(kern, tx, pakket);
    const antwoord = await stuur(client, pakket);
    await bewaar(kern, tx, pakket, antwoord);
    return true;
  });

type Uitgerold = {
  readonly Metadata: 'process' | 'form' | 'decision' | 'decisionRequirements';
  readonly process?: { bpmnProcessId: string; version: number; processDefinitionKey: string; resourceName: string };
  readonly form?: { formId: string; formKey: string; resourceName: string };
};

const isGewijzigd = async (tx: Tx, client: EngineClient, pakket: Pakket): Promise<boolean> => {
  const rijen: { bestand: string; sha: string; soort: string; definitie_sleutel: string | null }[] = await tx('uitrol').where({ pakket: pakket.naam }).select('bestand', 'sha', 'soort', 'definitie_sleutel');
  const oud = new Map(rijen.map((r) => [r.bestand, r.sha]));
  if (oud.size !== pakket.bestanden.length || pakket.bestanden.some((b) => oud.get(b.pad) !== b.sha)) return true;
  const proces = rijen.find((r) => r.soort === 'proces' && r.definitie_sleutel !== null);
  return proces !== undefined && !(await bestaatDefinitie(client, proces.definitie_sleutel ?? ''));
};

/** versionTags are immutable by our own rule; to the engine the last deployment with a tag simply wins (processen §0.3). */
const controleerTags = async (kern: Kern, tx: Tx, pakket: Pakket): Promise<void> => {
  const fouten: Uitrolfoutregel[] = [];
  for (const b of pakket.bestanden) {
    for (const d of b.definities) {
      if (d.versieTag === null) { fouten.push({ bestand: b.pad, element: d.id, melding: 'De versie (versionTag) ontbreekt. Geef een versie, bijvoorbeeld 1.0.0.' }); continue; }
      const rij = await tx('uitrol_tag').where({ soort: d.soort, definitie_id: d.id, versie_tag: d.versieTag }).first('sha') as { sha: string } | undefined;
      if (rij === undefined || rij.sha === b.sha) continue;
      if (kern.config.tagOverschrijven && kern.config.omgeving !== 'productie') continue;
      fouten.push({ bestand: b.pad, element: d.id, melding: `Versie ${d.versieTag} is al eerder uitgerold met een andere inhoud. Een uitgerolde versie ligt vast. Geef deze inhoud een nieuwe versie.` });
    }
  }
  if (fouten.length > 0) throw new UitrolFout(fouten);
};

const stuur = async (client: EngineClient, pakket: Pakket): Promise<readonly Uitgerold[]> => {
  try {
    const antwoord = await client.roep<{ deployments: Uitgerold[] }>('DeployResource', { resources: pakket.bestanden.map((b) => ({ name: b.pad, content: Buffer.from(b.inhoud) })) }, 60_000);
    return antwoord.deployments;
  } catch (fout) {
    if (fout instanceof EngineFout && fout.soort === 'ongeldig') throw new UitrolFout(vertaalWeigering(fout.tekst, pakket.bestanden.map((b) => b.pad)));
    throw fout;
  }
};

const sleutelVan = (antwoord: readonly Uitgerold[], b: Uitrolbestand): string | null =>
  antwoord.map((u) => (u.process?.resourceName === b.pad ? u.process.processDefinitionKey : u.form?.resourceName === b.pad ? u.form.formKey : undefined)).find((s) => s !== undefined) ?? null;

const bewaar = async (kern: Kern, tx: Tx, pakket: Pakket, antwoord: readonly Uitgerold[]): Promise<void> => {
  const nu = kern.clock.now();
  await tx('uitrol').where({ pakket: pakket.naam }).whereNotIn('bestand', pakket.bestanden.map((b) => b.pad)).delete();
  for (const b of pakket.bestanden) {
    await tx('uitrol').insert({ bestand: b.pad, pakket: pakket.naam, soort: b.soort, sha: b.sha, definitie_sleutel: sleutelVan(antwoord, b), aangemaakt_op: nu, gewijzigd_op: nu })
      .onConflict('bestand').merge(['pakket', 'soort', 'sha', 'definitie_sleutel', 'gewijzigd_op']);
    for (const d of b.definities) {
      await tx('uitrol_tag').insert({ soort: d.soort, definitie_id: d.id, versie_tag: d.versieTag, sha: b.sha, aangemaakt_op: nu, gewijzigd_op: nu })
        .onConflict(['soort', 'definitie_id', 'versie_tag']).merge(['sha', 'gewijzigd_op']);
      if (b.soort === 'formulier') await tx('formulier').insert({ form_id: d.id, versie_tag: d.versieTag, inhoud: b.inhoud, aangemaakt_op: nu, gewijzigd_op: nu }).onConflict(['form_id', 'versie_tag']).merge(['inhoud', 'gewijzigd_op']);
    }
  }
  for (const { process: p } of antwoord) {
    const b = pakket.bestanden.find((x) => x.pad === p?.resourceName);
    if (p === undefined || b === undefined) continue;
    const versieTag = b.definities.find((d) => d.id === p.bpmnProcessId)?.versieTag ?? null;
    await bewaarDefinitie(tx, { sleutel: p.processDefinitionKey, bpmnProcessId: p.bpmnProcessId, versie: p.version, versieTag, bestand: b.pad, xml: b.inhoud, op: nu });
  }
};
