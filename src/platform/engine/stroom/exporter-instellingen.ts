/** The names of our two exporters; also the prefix of their index names, by which the receiver tells them apart. */
export type Exporternaam = 'taken' | 'stroom';

/** Every value type the bundled exporter knows on 8.6; what we do not name `true` is set `false`, because defaults differ per type. */
const soorten = [
  'checkpoint', 'command', 'commandDistribution', 'compensationSubscription', 'decision', 'decisionEvaluation', 'decisionRequirements', 'deployment', 'deploymentDistribution', 'error', 'escalation',
  'form', 'incident', 'job', 'jobBatch', 'message', 'messageBatch', 'messageCorrelation', 'messageStartEventSubscription', 'messageSubscription', 'process', 'processEvent', 'processInstance', 'processInstanceBatch',
  'processInstanceCreation', 'processInstanceMigration', 'processInstanceModification', 'processMessageSubscription', 'resourceDeletion', 'signal', 'signalSubscription', 'timer', 'userTask', 'variable', 'variableDocument',
].filter((s) => s !== 'command' && s !== 'checkpoint');

const exporters: Record<Exporternaam, { readonly soorten: readonly string[]; readonly grootte: number }> = {
  // Size 1: a task must be visible within milliseconds, also when it is the only one.
  taken: { soorten: ['userTask'], grootte: 1 },
  // Both exporters share one thread of the broker: a bulk that is being stored holds the tasks up, so it stays small. Jobs are not
  // exported: nothing reads them, and each carries the variables of its scope.
  stroom: { soorten: ['processInstance', 'process', 'incident', 'processInstanceMigration', 'timer', 'messageStartEventSubscription', 'processMessageSubscription'], grootte: 100 },
};

/**
 * The broker's settings for our two exporters as properties (`-D` flags, or the same paths in YAML for a real cluster). `url` is the
 * address of the receiver as the broker reaches it; `geheim` is sent as basic authentication. `delay` is in seconds; 0 burns a core.
 * `extra` switches more value types on in `stroom` (the leak test adds `variable` and `job`).
 */
export const exporterInstellingen = (url: string, keuze: { geheim?: string | undefined; extra?: readonly string[] } = {}): Record<string, string> => Object.fromEntries(
  (Object.keys(exporters) as Exporternaam[]).flatMap((naam) => {
    const pad = `zeebe.broker.exporters.${naam}`;
    const aan = [...exporters[naam].soorten, ...(naam === 'stroom' ? keuze.extra ?? [] : [])];
    return [
      [`${pad}.className`, 'io.camunda.zeebe.exporter.ElasticsearchExporter'],
      [`${pad}.args.url`, url],
      [`${pad}.args.bulk.size`, String(exporters[naam].grootte)],
      [`${pad}.args.bulk.delay`, '1'],
      [`${pad}.args.index.prefix`, `samenspel-${naam}`],
      [`${pad}.args.index.createTemplate`, 'false'],
      [`${pad}.args.index.event`, 'true'],
      [`${pad}.args.index.command`, 'false'],
      [`${pad}.args.index.rejection`, 'false'],
      ...soorten.map((s) => [`${pad}.args.index.${s}`, String(aan.includes(s))]),
      ...(keuze.geheim === undefined ? [] : [[`${pad}.args.authentication.username`, 'samenspel'], [`${pad}.args.authentication.password`, keuze.geheim]]),
    ] as [string, string][];
  }),
);
