import type { RequestFacts } from '../../request.ts';
import type { SourceName } from '../../terms/source-name.ts';

/** Longest value of a label. */
const LONGEST = 63;

/** What a job is for: seen in the console and in what is billed. */
export const labelsOf = (
  source: SourceName,
  request: RequestFacts | null,
): Readonly<Record<string, string>> => {
  const operation = request?.operationName() ?? null;
  return {
    source: labelText(source),
    ...(operation === null ? {} : { operation: labelText(operation) }),
    ...(request === null ? {} : { caller: labelText(request.caller) }),
  };
};

/** Lower-case letters, digits, "_" and "-": https://docs.cloud.google.com/bigquery/docs/labels-intro. */
const labelText = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9_-]/g, '_')
    // Last: some letters are two in lower case.
    .slice(0, LONGEST);
