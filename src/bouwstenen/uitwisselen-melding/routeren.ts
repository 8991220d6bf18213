import type { Kern, Tx } from '../../platform/kern.ts';
import { datumVan } from '../../domein/kalender.ts';
import { leeftijdOp } from '../../domein/leeftijd.ts';
import { organisatieVan, regiesVan, regieVan } from '../../toegang/organisaties.ts';
import { leesInhoud } from './inhoud-store.ts';
import { verbandVan, type Betrokkene, type Inhoud, type Melding, type Routeradvies } from './model.ts';
import { feitenVan, routeer, type Plekken } from './routering.ts';
import * as store from './store.ts';

/** Region of a place by the name of the municipality; addresses carry no code before identiteit has looked them up. */
const regioVanPlaats = async (tx: Tx, plaats: string | undefined | null): Promise<string | null> => {
  if (plaats === undefined || plaats === null || plaats.trim() === '') return null;
  const rij = await tx('gemeente').whereRaw('lower(naam) = lower(?)', [plaats.trim()]).first<{ regio: string } | undefined>('regio_code as regio');
  return rij?.regio ?? null;
};
/** The youngest a person can be: in doubt he counts as a minor. Nothing known counts as an adult. */
const leeftijdVan = (b: Betrokkene, now: Date): number => b.leeftijd ?? (b.geboortedatum === undefined ? 999 : leeftijdOp(b.geboortedatum, datumVan(now)).min);

/** The places the ladders name (R1.1 a3): the youngest child first. */
export const plekkenVan = async (tx: Tx, i: Inhoud, verzenderRegio: string | null, now: Date): Promise<Plekken> => {
  const b = i.betrokkenen ?? [];
  const kind = b.filter((p) => p.rol === 'kind' || leeftijdVan(p, now) < 18).toSorted((x, y) => leeftijdVan(x, now) - leeftijdVan(y, now))[0];
  const regioVan = (p: Betrokkene | undefined): Promise<string | null> => regioVanPlaats(tx, p?.adres?.woonplaats);
  return {
    kind: await regioVan(kind), slachtoffer: await regioVan(b.find((p) => p.rol === 'slachtoffer')), woonplaats: await regioVan(b.find((p) => p.rol === 'centraal') ?? b[0]),
    incident: await regioVanPlaats(tx, i.incidentPlaats), verzender: verzenderRegio,
  };
};

/** Works out the advice of R1.1 for a melding and keeps it with the row; `gelezen` is its content, for who has read it already. */
export const bepaalAdvies = async (kern: Kern, tx: Tx, m: Melding, gelezen?: Inhoud): Promise<Routeradvies> => {
  const inhoud = gelezen ?? await leesInhoud(kern, tx, m);
  const verzender = m.verzenderOrganisatieId === null ? undefined : await organisatieVan(tx, m.verzenderOrganisatieId);
  const plekken = await plekkenVan(tx, inhoud, verzender?.regioCode ?? m.regioCode, kern.clock.now());
  const regies = await regiesVan(tx, Object.values(verbandVan), Object.values(plekken));
  const advies = routeer(m.soort, feitenVan(inhoud), plekken, await store.routeregels(tx), (verband, regio) => regies.get(`${verband} ${regio}`) ?? null);
  await store.wijzigMelding(tx, m.id, { advies: JSON.stringify(advies) }, kern.clock.now());
  return advies;
};

/** The meldpunt of the soort the sender chose, in the region of R1.1 a3–a5. Another soort's meldpunt is only ever an advice (R0.6). */
export const ontvangerVan = async (kern: Kern, tx: Tx, m: Melding, inhoud: Inhoud): Promise<{ id: string; regioCode: string } | null> => {
  const plekken = await plekkenVan(tx, inhoud, m.regioCode, kern.clock.now());
  const eigen = (await store.routeregels(tx)).find((r) => r.effect === 'ontvanger' && r.soorten.length === 1 && r.soorten[0] === m.soort && r.verbandCode === verbandVan[m.soort]);
  const plek = (eigen?.ladder ?? ['verzender']).map((p) => plekken[p as keyof Plekken]).find((p) => p !== null && p !== undefined);
  if (plek === undefined || plek === null) return null;
  const regie = await regieVan(tx, verbandVan[m.soort], plek);
  return regie === undefined ? null : { id: regie.id, regioCode: plek };
};
