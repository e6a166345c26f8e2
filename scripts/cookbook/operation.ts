import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseExample } from '../../src/graphiql/parse-example.ts';

const FOLDER = fileURLToPath(new URL('../../schema/operations', import.meta.url));

/** A committed operation, as the page shows it. */
export interface Operation {
  readonly title: string;
  readonly question: string;
  /** The document without the comments above it. */
  readonly query: string;
}

/** Reads an operation by its path in schema/operations, such as "researcher/table-one". */
export function readOperation(name: string): Operation {
  const file = `${FOLDER}/${name}.graphql`;
  const text = readFileSync(file, 'utf8');
  const { title, question } = parseExample(file, text);
  return { title, question, query: text.replace(/^(#.*\n)+/, '').trimEnd() };
}
