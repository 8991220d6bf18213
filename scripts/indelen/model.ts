/** The few BPMN facts the drawing needs, read from a moddle element tree. */
export type Elem = {
  $type: string;
  id: string;
  name?: string;
  text?: string;
  flowElements?: Elem[];
  artifacts?: Elem[];
  sourceRef?: Elem;
  targetRef?: Elem;
  attachedToRef?: Elem;
  triggeredByEvent?: boolean;
  conditionExpression?: unknown;
  [sleutel: string]: unknown;
};
export type Punt = { x: number; y: number };
export type Vlak = { x: number; y: number; width: number; height: number };

/** A drawn scope (process or subprocess) in its own coordinates, the upper left corner of its contents at 0,0. */
export type Tekening = {
  width: number;
  height: number;
  /** Height of the first row's line; an expanded subprocess is aligned with its neighbours on it. */
  lijn: number;
  vormen: Map<string, { vlak: Vlak; label?: Vlak; uitgeklapt?: boolean }>;
  randen: Map<string, { punten: Punt[]; label?: Vlak }>;
};

export const isFlow = (e: Elem): boolean => e.$type === 'bpmn:SequenceFlow';
export const isBoundary = (e: Elem): boolean => e.$type === 'bpmn:BoundaryEvent';
export const isSubproces = (e: Elem): boolean => e.$type === 'bpmn:SubProcess';
export const isGateway = (e: Elem): boolean => e.$type.endsWith('Gateway');
export const isEvent = (e: Elem): boolean => e.$type.endsWith('Event');
export const isEventSubproces = (e: Elem): boolean => isSubproces(e) && e.triggeredByEvent === true;

const TEKENS_PER_REGEL = 17;
/** Space a text needs beside or below a shape, wrapped at about 17 characters of 11 px. */
export const labelMaat = (tekst: string, maxTekens = TEKENS_PER_REGEL): { width: number; height: number } => {
  let regels = 1;
  let lengte = 0;
  let breedste = 0;
  for (const woord of tekst.split(/\s+/)) {
    if (lengte > 0 && lengte + 1 + woord.length > maxTekens) { regels += 1; lengte = 0; }
    lengte += (lengte > 0 ? 1 : 0) + woord.length;
    breedste = Math.max(breedste, lengte);
  }
  return { width: Math.max(20, Math.round(breedste * 5.8) + 4), height: regels * 14 };
};
