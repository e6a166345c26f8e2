import type { CohortHeader } from '../../export/cohort-header.ts';
import { FILE_KINDS } from '../../export/export-format.ts';

/** Types of columns, by their names in CSV on the Web. */
const DATATYPES = {
  TEXT: 'string',
  INTEGER: 'integer',
  NUMBER: 'double',
  FLAG: { base: 'integer', minimum: '0', maximum: '1' },
} as const;

/**
 * What describes a CSV file, as CSV on the Web wants it.
 *
 * Source: W3C, "Metadata Vocabulary for Tabular Data", 17 December 2015; dc is Dublin Core's terms.
 */
export const csvMetadata = (header: CohortHeader): object => {
  const { cohortId, dataset, licence, attribution, citations, columns, imageAddresses } = header;
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: `${cohortId}.${FILE_KINDS.CSV.extension}`,
    'dc:identifier': cohortId,
    'dc:source': `${dataset.name}, ${dataset.contentHash}`,
    'dc:rights': licence,
    'dc:provenance': attribution,
    'dc:bibliographicCitation': citations.map(({ text }) => text),
    dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\n'] },
    tableSchema: {
      columns: columns.map(({ name, type, isNullable, description }) => ({
        name,
        titles: name,
        'dc:description': description,
        datatype: DATATYPES[type],
        required: !isNullable,
        ...(name === 'imageIndex' ? { valueUrl: imageAddresses.png } : {}),
      })),
      primaryKey: 'imageIndex',
    },
    notes: [{ cohort: header }],
  };
};
