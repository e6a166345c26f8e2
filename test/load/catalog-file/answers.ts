import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestGateway } from '../../support/gateway.ts';

const folder = fileURLToPath(new URL('../../../schema/operations', import.meta.url));

const OPERATIONS = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.graphql'))
  .toSorted();

/** The answers to all sample operations as JSON, by the operation, but for when the data was loaded. */
export const allAnswers = async (
  gateway: TestGateway,
): Promise<Readonly<Record<string, string>>> => {
  const answers: Record<string, string> = {};
  for (const path of OPERATIONS) {
    const answer = await gateway.query(readFileSync(join(folder, path), 'utf8'));
    answers[path] = JSON.stringify(answer).replace(/"loadedAt":"[^"]+"/, '"loadedAt":"…"');
  }
  return answers;
};

/** The operations whose answers are not the same, with both: few, so that a failure can be read. */
export const differing = (
  found: Readonly<Record<string, string>>,
  wanted: Readonly<Record<string, string>>,
): string[] =>
  Object.keys(wanted).flatMap((path) =>
    found[path] === wanted[path]
      ? []
      : `${path}: ${found[path]?.slice(0, 500)} instead of ${wanted[path]?.slice(0, 500)}`,
  );
