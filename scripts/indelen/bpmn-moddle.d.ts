/** bpmn-moddle ships no types; only the three calls the layout tool makes are named. */
declare module 'bpmn-moddle' {
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<unknown>;
    toXML(element: unknown, options: { format: boolean }): Promise<{ xml: string }>;
    create(type: string, attrs: Record<string, unknown>): unknown;
  }
}
