import { maakBouwsteenstapel, type Opstelling } from '../../hulp/bouwsteen.ts';

export { tot, traceparent, type Opstelling, type Taakrij } from '../../hulp/bouwsteen.ts';
/** The triage with the rooms it calls; of bekendheid only the step that asks one holder. */
export const maakOpstelling = (): Promise<Opstelling> => maakBouwsteenstapel({ bouwstenen: ['uitvoeren-triage', 'deelnemen-burger', 'bepalen-bekendheid'], uit: ['urgentieCode', 'instrumentAfnameId', 'isAfwijkend'] });
