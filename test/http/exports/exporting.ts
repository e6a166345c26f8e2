import assert from 'node:assert/strict';
import type { TestGateway } from '../../support/gateway.ts';
import { type Answer, ask, type Question } from '../images/ask.ts';

/** What the graph says of an export. */
export interface ExportAnswer {
  readonly url: string;
  readonly metadataUrl: string | null;
  readonly fileName: string;
  readonly cohortId: string;
  readonly datasetHash: string;
  readonly rowCount: number;
  readonly labelSets: readonly string[];
  readonly citations: readonly { readonly text: string }[];
  readonly splitCounts:
    | readonly {
        readonly split: string;
        readonly imageCount: number;
        readonly patientCount: number;
      }[]
    | null;
}

export interface ExportArguments {
  readonly filter?: object;
  readonly format?: 'CSV' | 'JSONL' | 'PARQUET';
  readonly split?: object;
  readonly labelSets?: readonly string[];
}

const EXPORT = `query ($filter: ImageFilterInput, $format: ExportFormat! = CSV, $split: SplitPlanInput, $labelSets: [LabelSetCode!]) {
  images(filter: $filter) {
    export(format: $format, split: $split, labelSets: $labelSets) {
      url metadataUrl fileName cohortId datasetHash rowCount labelSets citations { text }
      splitCounts { split imageCount patientCount }
    }
  }
}`;

/** The export of the images that meet a filter. */
export const exportOf = async (
  gateway: TestGateway,
  given: ExportArguments = {},
): Promise<ExportAnswer> => {
  const { images } = await gateway.data<{ images: { export: ExportAnswer } }>(EXPORT, { ...given });
  return images.export;
};

/** The first message of what an export is refused with. */
export const refusalOf = async (gateway: TestGateway, given: ExportArguments): Promise<string> => {
  const { errors = [] } = await gateway.query(EXPORT, { ...given });
  assert.equal(errors[0]?.extensions['code'], 'BAD_USER_INPUT');
  return errors[0]?.message ?? '';
};

/** Asks for an address that the graph gave out, of a gateway that listens. */
export const fetchFile = (
  gateway: TestGateway,
  address: string,
  question?: Question,
): Promise<Answer> => {
  const { pathname, search } = new URL(address);
  return ask(gateway.url, pathname + search, question);
};

/** A cohort as a file, whole. */
export const exportFile = async (
  gateway: TestGateway,
  given: ExportArguments = {},
): Promise<Buffer> => {
  const { url } = await exportOf(gateway, given);
  const { status, body } = await fetchFile(gateway, url);
  assert.equal(status, 200, body.toString());
  return body;
};

/** The rows of a CSV file, by the names of its columns. */
export const csvRows = (file: Buffer): readonly Readonly<Record<string, string>>[] => {
  const [header = '', ...lines] = file.toString().split('\n');
  assert.equal(lines.pop(), '', 'The last line ends.');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    assert.equal(cells.length, names.length, line);
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
};
