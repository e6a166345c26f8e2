import type { SpanFacts } from '../../spans.ts';
import type { SourceName } from '../../terms/source-name.ts';

/**
 * The span of a question to a source. Names of attributes are OpenTelemetry's own, where it has one.
 *
 * What is asked is left out: it names keys.
 */
export const sourceSpan = (source: SourceName): SpanFacts => SPANS[source];

const spanOf = (source: SourceName, system: string | null): SpanFacts => ({
  name: `ask ${source}`,
  kind: 'client',
  attributes: {
    'radiograph.source': source,
    ...(system !== null && { 'db.system.name': system }),
  },
});

/** As OpenTelemetry calls BigQuery. */
const BIGQUERY = 'gcp.bigquery';

// Through a guard the catalog is on BigQuery: the one in this process needs none.
const SPANS: Readonly<Record<SourceName, SpanFacts>> = {
  CATALOG: spanOf('CATALOG', BIGQUERY),
  BIGQUERY: spanOf('BIGQUERY', BIGQUERY),
  LABEL_FILES: spanOf('LABEL_FILES', null),
  DICOMWEB: spanOf('DICOMWEB', null),
  CLOUD_STORAGE: spanOf('CLOUD_STORAGE', null),
};
