// Keeps schema/schema.graphql what the code says. `npm run schema` writes it, and refuses a change that
// breaks callers unless `-- --allow-breaking` is given; with --check it only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema } from 'graphql';
import { printGatewaySchema } from '../src/graphql/schema.ts';
import { undescribed } from './schema/descriptions.ts';
import { compareContracts, type Drift } from './schema/drift.ts';

const CONTRACT = 'schema/schema.graphql';
const MOST_LINES = 60;

/** Problems, in words; none means that all is well. */
function check(before: string | null, after: string): readonly string[] {
  if (before === null) return [`${CONTRACT} is missing. Run npm run schema.`];
  if (before === after) return [];
  return [
    `${CONTRACT} is not what the code says. Run npm run schema.`,
    ...told(compareContracts(before, after)),
  ];
}

function write(before: string | null, after: string, mayBreak: boolean): readonly string[] {
  if (before === after) return [];
  const drift = before === null ? null : compareContracts(before, after);
  if (drift !== null) for (const line of told(drift)) console.log(line);
  if (drift !== null && drift.breaking.length > 0 && !mayBreak) {
    return [
      'Nothing was written: callers would break. If that is meant: npm run schema -- --allow-breaking',
    ];
  }
  mkdirSync(path.dirname(CONTRACT), { recursive: true });
  writeFileSync(CONTRACT, after);
  console.log(`${CONTRACT} was written.`);
  return [];
}

function told({ lines, breaking, dangerous }: Drift): readonly string[] {
  const rest = lines.length - MOST_LINES;
  return [
    ...lines.slice(0, MOST_LINES),
    ...(rest > 0 ? [`... and ${rest} lines more`] : []),
    ...breaking.map((change) => `Breaking: ${change}`),
    ...dangerous.map((change) => `Dangerous: ${change}`),
  ];
}

const options = new Set(process.argv.slice(2));
const after = await printGatewaySchema();
const before = existsSync(CONTRACT) ? readFileSync(CONTRACT, 'utf8') : null;
const problems = [
  ...undescribed(buildSchema(after)).map((name) => `No description: ${name}`),
  ...(options.has('--check')
    ? check(before, after)
    : write(before, after, options.has('--allow-breaking'))),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
