// The public table of DICOM attributes, as far as a gateway asks for it: the emulator keeps memory for
// every job that it ran, and so cannot be asked for half an hour.
import { createServer } from 'node:http';
import type { DicomDataset } from '../../src/dicom/dicom-json.ts';
import { answer, GOOD, LOCATION, PROJECT } from '../../test/support/bigquery-answers.ts';
import { questionOf } from '../../test/support/bigquery-stand-in.ts';
import { exportColumns } from '../../test/support/dicom-export/export-columns.ts';
import { exportRow } from '../../test/support/dicom-export/export-rows.ts';
import { type Listening, listening } from '../../test/support/listening.ts';
import { at, listAt, textAt } from '../json.ts';

/** Settings of a gateway that asks the table at an origin. */
export const tableSettings = (origin: string): Readonly<Record<string, string>> => ({
  DICOM_ATTRIBUTES: 'bigquery',
  BIGQUERY_API_ENDPOINT: origin,
  GOOGLE_CLOUD_PROJECT: PROJECT,
  // All callers have one address here: nobody is refused, and all is counted.
  BIGQUERY_BYTES_PER_DAY: '1000000000000000',
});

/** A statement of a job that was begun. */
interface Statement {
  readonly columns: readonly string[];
  readonly instanceUids: ReadonlySet<string>;
}

/** Jobs that are remembered: many more than run at a time. */
const MOST_JOBS = 1000;

/** Starts it on loopback, with a row for each of some objects. */
export const startAttributeTable = async (
  datasets: readonly DicomDataset[],
): Promise<Listening> => {
  const fields = exportColumns(datasets).filter(
    ({ type, mode }) => (type === 'STRING' || type === 'INTEGER') && mode !== 'REPEATED',
  );
  const rows = datasets.map((dataset): Readonly<Record<string, unknown>> => exportRow(dataset));
  const jobs = new Map<string, Statement>();
  const begin = (body: string): void => {
    const job: unknown = JSON.parse(body);
    jobs.set(textAt(job, 'jobReference.jobId'), statementOf(job));
    if (jobs.size > MOST_JOBS) jobs.delete(jobs.keys().next().value ?? '');
  };
  const resultsOf = ({ columns, instanceUids }: Statement): object => ({
    jobComplete: true,
    schema: { fields: columns.map((name) => fields.find((field) => field.name === name)) },
    rows: rows
      .filter(({ SOPInstanceUID: uid }) => instanceUids.has(String(uid)))
      .map((row) => ({ f: columns.map((name) => ({ v: cellOf(row[name]) })) })),
  });
  const server = createServer((request, response) => {
    const reply = async (): Promise<void> => {
      const question = await questionOf(request);
      const { step, path, body } = question;
      if (step === 'insert') begin(body);
      const statement = jobs.get(path.split('/').at(-1) ?? '');
      if (step === 'table') answer({ schema: { fields }, location: LOCATION })(response, question);
      else if (step === 'results' && statement !== undefined) {
        answer(resultsOf(statement))(response, question);
      } else GOOD[step](response, question);
    };
    reply().catch(() => response.destroy());
  });
  return listening(server);
};

const cellOf = (cell: unknown): string | null =>
  typeof cell === 'string' || typeof cell === 'number' ? String(cell) : null;

const statementOf = (job: unknown): Statement => {
  const [, list = ''] = /^select (.+) from /.exec(textAt(job, 'configuration.query.query')) ?? [];
  const [parameter] = listAt(job, 'configuration.query.queryParameters');
  const uids = listAt(parameter, 'parameterValue.arrayValues').map((one) =>
    textOf(at(one, 'value')),
  );
  return {
    columns: list.split(', ').map((name) => name.replaceAll('`', '')),
    instanceUids: new Set(uids),
  };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
