// Who may import whom. CONTRIBUTING.md tells it in words.
const KIT =
  '^src/(after-turn|batch|connect|connection|cost|cursor|deadline|decode|error-codes|errors|explain|filter|global-id|identity|identity-errors|in-turns|keys|load-errors|limit-errors|maps|node|operator-error|ordering|paging|places|query-plan|quoted|rate-fines|rate-limit|rate-windows|read-choice|read-filter|request|requires|selection|shared-work|shown-parts|signals|soon|spans|spending|trail|write-filter)[.]ts$|^src/(statistics|terms)/';
const ROOM = '^src/(agreement|cohort|comparison|dataset|dicom|evaluation|export|image|label|patient|reader|search|study)/';
const TYPES = `${ROOM}[^/.]+[.]ts$`;
const QUESTIONS = `${ROOM}.+[.](filter|input|order|read-filter|write-filter)[.]ts$`;
const PAGES = `${ROOM}.+[.](citations|connection|lookup|pages)[.]ts$`;
const PORTS = `${ROOM}[^/]+[.]source[.]ts$`;
const LOADERS = `${ROOM}[^/]+[.]loader[.]ts$`;
const CONFIG = '^src/(config|config-[a-z]+|settings)[.]ts$';

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const only = (name, comment, from, ...to) =>
  rule(name, comment, { path: from }, { path: '^src/', pathNot: [KIT, ...to] });

module.exports = {
  forbidden: [
    rule(
      'no-cycles',
      'A cycle is one idea in two files. Move the edge to a resolver.',
      {},
      { circular: true },
    ),
    rule('no-dead-ends', 'What is imported exists.', {}, { couldNotResolve: true }),
    rule('no-tests-in-src', 'What ships needs no test file.', { path: '^src/' }, { path: '^test/' }),
    rule(
      'ships-what-it-imports',
      'The server runs without the development packages.',
      { path: '^src/', pathNot: '^src/graphiql/' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'sdk-at-home',
      'A client library is a detail of one adapter.',
      { path: '^src/', pathNot: '^src/sources/' },
      { path: 'node_modules/(@duckdb|@fastify/busboy|@google-cloud|@redis|cockatiel|dcmjs-codecs|google-auth-library|googleapis|hyparquet-writer|kysely|piscina|rate-limiter-flexible|sharp|undici)/' },
    ),
    rule(
      'counting-at-home',
      'Whoever tells does not know who counts.',
      { path: '^src/', pathNot: '^src/telemetry/' },
      { path: 'node_modules/(@opentelemetry|prom-client)/' },
    ),
    rule(
      'counting-waits',
      'Its libraries take a tenth of a second: they are imported where they are used.',
      { path: '^src/', pathNot: '^src/telemetry/(instruments|metrics|read-metrics|sampler|span-provider|tracing)[.]ts$' },
      { path: 'node_modules/(@opentelemetry|prom-client)/' },
    ),
    rule(
      'assistants-at-home',
      'The protocol of assistants is a detail of one folder.',
      { path: '^src/', pathNot: '^src/mcp/' },
      { path: 'node_modules/@modelcontextprotocol/' },
    ),
    rule(
      'assistants-wait',
      'Its SDK takes a tenth of a second: it is imported when an assistant first asks.',
      { path: '^src/', pathNot: '^src/mcp/sdk[.]ts$' },
      { path: 'node_modules/(@modelcontextprotocol|zod)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'compose-picks',
      'One file chooses where data comes from.',
      { path: '^src/', pathNot: '^src/(compose(-bigquery|-catalog|-columns|-dicom|-held|-lasting|-limits|-load|-rows|-watch)?[.]ts$|sources/)' },
      { path: '^src/sources/' },
    ),
    rule('main-acts', 'Importing them would start a server, or a load.', {}, { path: '^src/(load|main|mcp)[.]ts$' }),
    rule(
      'page-stands-apart',
      'The page runs in a browser and knows the server by its schema only.',
      { path: '^src/', pathNot: '^src/graphiql/' },
      { path: '^src/graphiql/' },
    ),
    only('page-stays-apart', 'Server code does not run in a browser.', '^src/graphiql/', '^src/graphiql/'),
    only('kit-stands-alone', 'The kit serves every room, so it knows none.', KIT),
    rule(
      'statistics-are-arithmetic',
      'They count what they are given, and know nothing of findings.',
      { path: '^src/statistics/' },
      { path: '^src/', pathNot: '^src/statistics/' },
    ),
    only('types-are-leaves', 'Neighbours meet in resolvers.', TYPES, '^src/$1/[^/.]+[.]ts$'),
    only('questions-nest', 'A filter is made of words and other filters.', QUESTIONS, TYPES, QUESTIONS),
    only('connections-hold-types', 'A page holds its own room.', `${ROOM}.+[.]connection[.]ts$`, '^src/$1/[^/.]+[.]ts$'),
    only(
      'ports-speak-domain',
      'A port never names a vendor; it may be made of other ports of its room.',
      PORTS,
      TYPES,
      QUESTIONS,
      '^src/$1/[^/]+[.]source[.]ts$',
    ),
    only(
      'loaders-wrap-ports',
      'A loader batches its own port.',
      LOADERS,
      '^src/$1/[^/.]+([.]source)?[.]ts$',
      QUESTIONS,
    ),
    only(
      'resolvers-use-context',
      'Data comes through the context; a port only says what may be asked.',
      `${ROOM}.+[.](citations|lookup|pages|resolver)[.]ts$`,
      TYPES,
      QUESTIONS,
      PAGES,
      PORTS,
      '^src/context[.]ts$',
    ),
    only(
      'adapters-keep-apart',
      'An adapter implements ports.',
      '^src/sources/(?!columns/)([^/]+)/',
      '^src/sources/$1/',
      '^src/sources/(bigquery|google|guard)/',
      TYPES,
      QUESTIONS,
      PORTS,
    ),
    only(
      'columns-hold-tables',
      'They are the catalog’s tables in memory, before the same ports.',
      '^src/sources/columns/',
      '^src/sources/(catalog|columns)/',
      TYPES,
      QUESTIONS,
      PORTS,
    ),
    only(
      'graphql-knows-no-store',
      'The schema runs on any source.',
      '^src/graphql/',
      '^src/graphql/',
      '^src/context[.]ts$',
      ROOM,
    ),
    only(
      'http-is-thin',
      'HTTP carries operations and bytes.',
      '^src/http/',
      '^src/(http|graphql|mcp)/',
      TYPES,
      PORTS,
      '^src/(context|config|config-[a-z]+)[.]ts$',
    ),
    only(
      'context-holds-loaders',
      'A request sees ports, never what stands behind them.',
      '^src/context[.]ts$',
      TYPES,
      PORTS,
      LOADERS,
    ),
    only(
      'assistants-ask-the-graph',
      'A tool is a document: what it may ask, and who, is decided where all documents are.',
      '^src/mcp/',
      '^src/(mcp|graphql)/',
      '^src/context[.]ts$',
    ),
    only(
      'telemetry-hears',
      'It counts what it is told, and asks nobody.',
      '^src/telemetry/',
      '^src/telemetry/',
      '^src/config-telemetry[.]ts$',
    ),
    only('config-is-data', 'Settings are read before anything else exists.', CONFIG, CONFIG),
    only(
      'main-only-starts',
      'Starting is not deciding.',
      '^src/main[.]ts$',
      '^src/(compose|config|serve-alone|settings)[.]ts$',
      '^src/(telemetry|workers)/',
    ),
    only(
      'load-only-starts',
      'Starting is not deciding.',
      '^src/load[.]ts$',
      '^src/(compose-load|config|consent|settings)[.]ts$',
    ),
    only(
      'mcp-only-starts',
      'Starting is not deciding.',
      '^src/mcp[.]ts$',
      '^src/(config|context|gateway|settings)[.]ts$',
      '^src/mcp/over-stdio[.]ts$',
    ),
    only(
      'gateway-joins',
      'The parts are put together here, and chosen in compose.ts.',
      '^src/gateway[.]ts$',
      '^src/(compose|compose-limits|identify-callers|listen|open-graph|server-parts|serving|config|context|settings)[.]ts$',
      '^src/(graphql|http|mcp|telemetry)/',
    ),
  ],
  options: {
    // TypeScript 7 has no compiler API that the cruiser could use; swc sees type-only imports too.
    parser: 'swc',
    doNotFollow: { path: ['node_modules', '^test/generated/'] },
    // Other people's servers, as a benchmark starts them: their packages are in a folder of their own.
    exclude: { path: '^bench/peers/servers/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node'] },
  },
};
