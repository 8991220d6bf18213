import { useId, useRef, useState, type ReactNode } from 'react';
import { Select, SelectOption, Textarea, Textbox } from '../../delen/velden.tsx';
import { Venster, type Fouten } from '../../delen/Venster.tsx';
import { label } from '../../delen/woorden.ts';
import type { Optie } from '../../delen/api-types.ts';
import { useNieuwId } from '../../delen/nieuwId.ts';
import { doelstatussen, schrijf, type Doel, type Hulp, type Plan } from './model.ts';

type Doe = (werk: () => Promise<unknown>, gelukt: string) => Fouten;
type Basis = { plan: Plan; sluit: () => void; doe: Doe };
type Waarden = Record<string, string>;
const leeg: Optie[] = [];
const soorten = ['hulp', 'gesprek', 'huisbezoek', 'opvang', 'crisisdienst', 'toezicht', 'overig'];
const leefgebieden = ['veiligheid', 'opvoeding', 'psychisch', 'lichamelijk', 'middelen', 'financien', 'wonen', 'dagbesteding', 'netwerk', 'justitie'];
const opties = (lijst: readonly string[]): Optie[] => lijst.map((w) => ({ waarde: w, label: label(w) }));
const ofNull = (w: string | undefined): string | null => (w ? w : null);
const getal = (w: string | undefined): number | null => { const n = Number((w ?? '').replace(',', '.')); return w && Number.isFinite(n) ? n : null; };

type Veldeig = { naam: string; waarde: string; zet: (w: string) => void; soort?: 'tekst' | 'lang' | 'datum' | 'getal'; keuzes?: readonly Optie[] | undefined; leegtekst?: string };
function Veld({ naam, waarde, zet, soort = 'tekst', keuzes, leegtekst }: Veldeig): ReactNode {
  const id = useId();
  return (
    <div className="veld"><label className="veld__label" htmlFor={id}>{naam}</label>
      {keuzes ? <Select id={id} value={waarde} onChange={(e) => zet(e.target.value)}>{leegtekst === undefined ? null : <SelectOption value="">{leegtekst}</SelectOption>}{keuzes.map((k) => <SelectOption key={k.waarde} value={k.waarde}>{k.label}</SelectOption>)}</Select>
        : soort === 'lang' ? <Textarea id={id} rows={3} maxLength={2000} value={waarde} onChange={(e) => zet(e.target.value)} />
          : <Textbox id={id} type={soort === 'datum' ? 'date' : 'text'} inputMode={soort === 'getal' ? 'decimal' : undefined} value={waarde} onChange={(e) => zet(e.target.value)} />}</div>
  );
}
/** Who of these; each a box to tick. */
function Mensen({ naam, gekozen, zet, keuzes }: { naam: string; gekozen: readonly string[]; zet: (w: string[]) => void; keuzes: readonly Optie[] }): ReactNode {
  return <fieldset className="keuzes"><legend>{naam}</legend>{keuzes.map((k) => <label key={k.waarde} className="keuze"><input type="checkbox" checked={gekozen.includes(k.waarde)} onChange={(e) => zet(e.target.checked ? [...gekozen, k.waarde] : gekozen.filter((x) => x !== k.waarde))} /><span>{k.label}</span></label>)}</fieldset>;
}
const wijzen: Optie[] = [{ waarde: 'gesprek', label: 'In een gesprek' }, { waarde: 'huisbezoek', label: 'Bij een huisbezoek' }, { waarde: 'telefoon', label: 'Aan de telefoon' }, { waarde: 'brief', label: 'In een brief' }];
const useWaarden = (begin: Waarden): [Waarden, (k: string) => (w: string) => void] => { const [w, zet] = useState(begin); return [w, (k) => (nieuw) => zet((o) => ({ ...o, [k]: nieuw }))]; };

export function DoelDialoog({ plan, doel: d, sluit, doe }: Basis & { doel: Doel | null }): ReactNode {
  const [w, zet] = useWaarden({ titel: d?.titel ?? '', leefgebied: d?.leefgebied ?? '', specifiek: d?.specifiek ?? '', indicator: d?.indicator ?? '', nulmeting: String(d?.nulmeting ?? ''), streefwaarde: String(d?.streefwaarde ?? ''), streefdatum: d?.streefdatum ?? '', eigenaar: d?.eigenaarPersoonId ?? d?.eigenaarOrganisatieId ?? '' });
  const [betreft, zetBetreft] = useState<string[]>(d?.betreft ?? []);
  const nieuw = useNieuwId(), personen = plan.opties?.personen ?? leeg, organisaties = plan.opties?.organisaties ?? leeg;
  const klaar = (): Fouten => {
    const isPersoon = personen.some((p) => p.waarde === w['eigenaar']);
    const body = { titel: w['titel'], leefgebied: ofNull(w['leefgebied']), specifiek: w['specifiek'], indicator: ofNull(w['indicator']), nulmeting: getal(w['nulmeting']), streefwaarde: getal(w['streefwaarde']), streefdatum: ofNull(w['streefdatum']), eigenaarPersoonId: isPersoon ? ofNull(w['eigenaar']) : null, eigenaarOrganisatieId: isPersoon ? null : ofNull(w['eigenaar']), betreft };
    return doe(() => (d ? schrijf(plan.planId, `doelen/${d.id}`, 'PATCH', body) : schrijf(plan.planId, 'doelen', 'POST', { id: nieuw.id, ...body })), d ? 'Het doel is gewijzigd.' : 'Het doel staat in het plan.');
  };
  return (
    <Venster titel={d ? 'Doel wijzigen' : 'Doel toevoegen'} knop="Bewaren" sluit={sluit} klaar={klaar}>
      <Veld naam="Doel, in woorden van het gezin" waarde={w['titel'] ?? ''} zet={zet('titel')} />
      <Veld naam="Wat is er dan precies anders?" soort="lang" waarde={w['specifiek'] ?? ''} zet={zet('specifiek')} />
      <Veld naam="Van wie is dit doel?" waarde={w['eigenaar'] ?? ''} zet={zet('eigenaar')} keuzes={[...personen, ...organisaties]} leegtekst="Kies wie" />
      {personen.length > 0 ? <Mensen naam="Over wie gaat dit doel? Zij lezen het en gaan wel of niet akkoord." gekozen={betreft} zet={zetBetreft} keuzes={personen} /> : null}
      <Veld naam="Leefgebied" waarde={w['leefgebied'] ?? ''} zet={zet('leefgebied')} keuzes={opties(leefgebieden)} leegtekst="Kies een leefgebied" />
      <Veld naam="Hoe meet u het?" waarde={w['indicator'] ?? ''} zet={zet('indicator')} keuzes={[{ waarde: 'aantal', label: 'Aantal' }, { waarde: 'score', label: 'Score' }, { waarde: 'ja-nee', label: 'Ja (1) of nee (0)' }]} leegtekst="Kies hoe u meet" />
      <div className="velden"><Veld naam="Nu" soort="getal" waarde={w['nulmeting'] ?? ''} zet={zet('nulmeting')} /><Veld naam="Straks" soort="getal" waarde={w['streefwaarde'] ?? ''} zet={zet('streefwaarde')} /><Veld naam="Streefdatum" soort="datum" waarde={w['streefdatum'] ?? ''} zet={zet('streefdatum')} /></div>
    </Venster>
  );
}

export function HulpDialoog({ plan, hulp: h, doelId, sluit, doe }: Basis & { hulp: Hulp | null; doelId: string }): ReactNode {
  const eerder = plan.afhankelijkheden?.find((a) => a.naarId === h?.id), nieuw = useNieuwId(), pijl = useNieuwId(), bestaat = useRef(h?.id);
  const [w, zet] = useWaarden({ omschrijving: h?.omschrijving ?? '', organisatieId: h?.organisatieId ?? '', soortCode: h?.soortCode ?? 'hulp', prioriteit: h?.prioriteit ?? 'P3', dienstId: h?.dienstId ?? '', bewustLater: h?.bewustLater ?? '', geplandVan: h?.geplandVan ?? '', geplandTot: h?.geplandTot ?? '', akkoord: h?.akkoord === 'niet-vereist' ? 'niet-vereist' : 'gevraagd', akkoordReden: h?.akkoordReden ?? '', na: eerder?.vanId ?? '', wachtdagen: String(eerder?.wachtdagen ?? 0) });
  const anderen = (plan.interventies ?? []).filter((i) => i.id !== h?.id).map((i) => ({ waarde: i.id, label: i.omschrijving }));
  const klaar = (): Fouten => doe(async () => {
    const body = { omschrijving: w['omschrijving'], organisatieId: ofNull(w['organisatieId']), soortCode: w['soortCode'], prioriteit: w['prioriteit'], ...(h?.dienstId === ofNull(w['dienstId']) ? {} : { dienstId: ofNull(w['dienstId']) }), bewustLater: ofNull(w['bewustLater']), geplandVan: ofNull(w['geplandVan']), geplandTot: ofNull(w['geplandTot']), akkoord: w['akkoord'], ...(w['akkoord'] === 'niet-vereist' ? { akkoordReden: ofNull(w['akkoordReden']) } : {}) };
    const id = h?.id ?? nieuw.id;
    if (bestaat.current) await schrijf(plan.planId, `interventies/${id}`, 'PATCH', body);
    else await schrijf(plan.planId, 'interventies', 'POST', { id, ...body, doelId });
    bestaat.current = id;
    if (eerder && eerder.vanId !== w['na']) await schrijf(plan.planId, `afhankelijkheden/${eerder.id}`, 'DELETE');
    if (w['na'] && (w['na'] !== eerder?.vanId || Number(w['wachtdagen']) !== eerder.wachtdagen)) await schrijf(plan.planId, 'afhankelijkheden', 'POST', { id: pijl.id, vanId: w['na'], naarId: id, soort: 'na-afronding', wachtdagen: Number(w['wachtdagen']) || 0 });
  }, h ? 'De hulp is gewijzigd.' : 'De hulp staat in het plan.');
  return (
    <Venster titel={h ? 'Hulp wijzigen' : 'Hulp toevoegen'} knop="Bewaren" sluit={sluit} klaar={klaar}>
      <Veld naam="Wat gebeurt er?" soort="lang" waarde={w['omschrijving'] ?? ''} zet={zet('omschrijving')} />
      <Veld naam="Wie doet het?" waarde={w['organisatieId'] ?? ''} zet={zet('organisatieId')} keuzes={plan.opties?.organisaties ?? leeg} leegtekst="Nog niemand" />
      <Veld naam="Dienst" waarde={w['dienstId'] ?? ''} zet={zet('dienstId')} keuzes={plan.opties?.diensten ?? leeg} leegtekst="Geen dienst uit de lijst" />
      {w['dienstId'] ? <Veld naam="Bewust later dan de wachttijd, omdat (mag leeg blijven)" waarde={w['bewustLater'] ?? ''} zet={zet('bewustLater')} /> : null}
      <div className="velden"><Veld naam="Soort" waarde={w['soortCode'] ?? ''} zet={zet('soortCode')} keuzes={opties(soorten)} /><Veld naam="Prioriteit" waarde={w['prioriteit'] ?? ''} zet={zet('prioriteit')} keuzes={['P1', 'P2', 'P3', 'P4'].map((x) => ({ waarde: x, label: x }))} /></div>
      <div className="velden"><Veld naam="Begint op" soort="datum" waarde={w['geplandVan'] ?? ''} zet={zet('geplandVan')} /><Veld naam="Klaar op" soort="datum" waarde={w['geplandTot'] ?? ''} zet={zet('geplandTot')} /></div>
      {anderen.length > 0 ? <div className="velden"><Veld naam="Begint pas na" waarde={w['na'] ?? ''} zet={zet('na')} keuzes={anderen} leegtekst="Wacht nergens op" /><Veld naam="Dagen daarna" soort="getal" waarde={w['wachtdagen'] ?? ''} zet={zet('wachtdagen')} /></div> : null}
      <Veld naam="Akkoord van het gezin" waarde={w['akkoord'] ?? ''} zet={zet('akkoord')} keuzes={[{ waarde: 'gevraagd', label: 'Nodig' }, { waarde: 'niet-vereist', label: 'Niet nodig (gedwongen kader)' }]} />
      {w['akkoord'] === 'gevraagd' ? null : <Veld naam="Waarom is akkoord niet nodig?" waarde={w['akkoordReden'] ?? ''} zet={zet('akkoordReden')} />}
    </Venster>
  );
}

export function ActieDialoog({ plan, doelId, sluit, doe }: Basis & { doelId: string }): ReactNode {
  const [w, zet] = useWaarden({ omschrijving: '', organisatieId: '', soortCode: 'hulp', prioriteit: 'P3', uiterlijkOp: '', akkoordReden: '', wijze: 'gesprek', op: '' });
  const nieuw = useNieuwId(), [personen, zetPersonen] = useState<string[]>([]);
  const klaar = (): Fouten => doe(() => schrijf(plan.planId, 'acties', 'POST', { id: nieuw.id, doelId, omschrijving: w['omschrijving'], organisatieId: w['organisatieId'], soortCode: w['soortCode'], prioriteit: w['prioriteit'], uiterlijkOp: w['uiterlijkOp'], akkoordReden: w['akkoordReden'], akkoord: personen.length === 0 ? null : { personen, wijze: w['wijze'], op: w['op'] } }), 'De actie is uitgezet.');
  return (
    <Venster titel="Actie toevoegen" knop="Actie uitzetten" sluit={sluit} klaar={klaar}>
      <Veld naam="Wat moet er gebeuren?" soort="lang" waarde={w['omschrijving'] ?? ''} zet={zet('omschrijving')} />
      <Veld naam="Wie doet het?" waarde={w['organisatieId'] ?? ''} zet={zet('organisatieId')} keuzes={plan.opties?.organisaties ?? leeg} leegtekst="Kies een organisatie" />
      <div className="velden"><Veld naam="Soort" waarde={w['soortCode'] ?? ''} zet={zet('soortCode')} keuzes={opties(soorten)} /><Veld naam="Prioriteit" waarde={w['prioriteit'] ?? ''} zet={zet('prioriteit')} keuzes={['P1', 'P2', 'P3', 'P4'].map((x) => ({ waarde: x, label: x }))} /><Veld naam="Klaar op" soort="datum" waarde={w['uiterlijkOp'] ?? ''} zet={zet('uiterlijkOp')} /></div>
      <Mensen naam="Wie van het gezin ging akkoord?" gekozen={personen} zet={zetPersonen} keuzes={plan.opties?.personen ?? leeg} />
      {personen.length > 0 ? <div className="velden"><Veld naam="Hoe heeft u dit gehoord?" waarde={w['wijze'] ?? ''} zet={zet('wijze')} keuzes={wijzen} /><Veld naam="Op welke dag?" soort="datum" waarde={w['op'] ?? ''} zet={zet('op')} /></div> : null}
      <Veld naam="Wat vindt het gezin hiervan?" waarde={w['akkoordReden'] ?? ''} zet={zet('akkoordReden')} />
    </Venster>
  );
}

/** What somebody of the family said outside the portal. He reads it back in his own plan. */
export function AkkoordDialoog({ plan, hulp: h, sluit, doe }: Basis & { hulp: Hulp }): ReactNode {
  const [w, zet] = useWaarden({ persoonId: h.instemmingen.length === 1 ? h.instemmingen[0]?.persoonId ?? '' : '', uitkomst: '', wijze: 'gesprek', op: '', toelichting: '' });
  const nieuw = useNieuwId(), klaar = (): Fouten => doe(() => schrijf(plan.planId, `interventies/${h.id}/akkoorden`, 'POST', { id: nieuw.id, ...w }), 'Het antwoord is genoteerd.');
  return (
    <Venster titel={`Akkoord: ${h.omschrijving}`} knop="Noteren" sluit={sluit} klaar={klaar}>
      <p>Noteer alleen wat iemand zelf zei. Hij leest dit terug in zijn plan.</p>
      <Veld naam="Wie zei dit?" waarde={w['persoonId'] ?? ''} zet={zet('persoonId')} keuzes={h.instemmingen.map((s) => ({ waarde: s.persoonId, label: s.wie }))} leegtekst="Kies wie" />
      <Veld naam="Wat was het antwoord?" waarde={w['uitkomst'] ?? ''} zet={zet('uitkomst')} keuzes={[{ waarde: 'gegeven', label: 'Akkoord' }, { waarde: 'geweigerd', label: 'Niet akkoord' }]} leegtekst="Kies het antwoord" />
      <div className="velden"><Veld naam="Hoe heeft u dit gehoord?" waarde={w['wijze'] ?? ''} zet={zet('wijze')} keuzes={wijzen} /><Veld naam="Op welke dag?" soort="datum" waarde={w['op'] ?? ''} zet={zet('op')} /></div>
      <Veld naam="Wat zei deze persoon?" soort="lang" waarde={w['toelichting'] ?? ''} zet={zet('toelichting')} />
    </Venster>
  );
}

export function VoortgangDialoog({ plan, doel: d, sluit, doe }: Basis & { doel: Doel }): ReactNode {
  const nieuw = useNieuwId(), [w, zet] = useWaarden({ status: d.status, cijfer: '', tekst: '' });
  const klaar = (): Fouten => doe(() => schrijf(plan.planId, `doelen/${d.id}/voortgang`, 'POST', { id: nieuw.id, status: w['status'], cijferGezin: getal(w['cijfer']), tekst: w['tekst'] }), 'De voortgang is genoteerd.');
  return (
    <Venster titel={`Voortgang: ${d.titel}`} knop="Noteren" sluit={sluit} klaar={klaar}>
      <Veld naam="Hoe staat het doel ervoor?" waarde={w['status'] ?? ''} zet={zet('status')} keuzes={opties(doelstatussen)} />
      <Veld naam="Cijfer van het gezin, 0 tot en met 10 (mag leeg blijven)" soort="getal" waarde={w['cijfer'] ?? ''} zet={zet('cijfer')} />
      <Veld naam="Wat is er gebeurd?" soort="lang" waarde={w['tekst'] ?? ''} zet={zet('tekst')} />
    </Venster>
  );
}

export function BeslisDialoog({ titel, vraag, knop, minimaal, sluit, zet }: { titel: string; vraag: string; knop: string; minimaal: number; sluit: () => void; zet: (tekst: string) => Fouten }): ReactNode {
  const [tekst, zetTekst] = useState('');
  return <Venster titel={titel} knop={knop} sluit={sluit} klaar={() => zet(tekst.trim())}><Veld naam={`${vraag} Schrijf minstens ${minimaal} tekens.`} soort="lang" waarde={tekst} zet={zetTekst} /></Venster>;
}
