// What a request's time is spent on, by the module that spends it.

/** The first that fits counts. Modules of the project have no folder before them but their own. */
const LAYERS: readonly (readonly [layer: string, pattern: RegExp])[] = [
  ['garbage collection', /^\(garbage collector\)$/],
  ['HTTP: Node and the system', /^node:|^\((program|root)\)$|^writev?$|^writeUtf8String$/],
  [
    'HTTP: Fastify and its hooks',
    /node_modules\/(@?fastify|find-my-way|light-my-request|under-pressure)/,
  ],
  ['HTTP: the short way', /^http\/lane\//],
  ['HTTP: what is ours', /^http\//],
  [
    'reading, pricing, admitting',
    /^graphql\/(limits|documents|known-documents|admitting|permissions)|^(rate|limit)-/,
  ],
  ['Apollo Server', /node_modules\/@apollo\//],
  [
    'metrics and traces',
    /^telemetry\/|^(signals|spans|trail|spending)\.js|node_modules\/(prom-client|@opentelemetry)/,
  ],
  ['running the document', /node_modules\/graphql|^graphql\/|^\(made at run time\)/],
  [
    'asking the catalog',
    /^sources\/|^(batch|soon|in-turns|shared-work)\.js|node_modules\/(dataloader|lru-cache|kysely|@duckdb)/,
  ],
  ['writing JSON', /^stringify$/],
];

/** Resolvers, cursors, connections, filters: the graph itself. */
const GRAPH = 'resolving fields';

/** Of each millisecond, where it went. */
export const layerOf = (place: string): string =>
  LAYERS.find(([, pattern]) => pattern.test(place))?.[0] ?? GRAPH;
