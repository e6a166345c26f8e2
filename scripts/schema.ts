// Keeps the two printed contracts what the code says. `npm run schema` writes them, and refuses a change
// that breaks callers unless `-- --allow-breaking` is given; with --check it only compares.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, parse } from 'graphql';
import { printContract } from '../src/graphql/federation/sdl.ts';
import { buildGatewaySchema } from '../src/graphql/schema.ts';
import { undescribed } from './schema/descriptions.ts';
import { changedLines, compareContracts, type Drift } from './schema/drift.ts';
import { compositionProblems, sdlOf } from './schema/subgraph.ts';

/** What is committed: for callers, and for those who compose subgraphs. */
const CONTRACT = 'schema/schema.graphql';
const SUBGRAPH = 'schema/subgraph.graphql';
const MOST_LINES = 60;

/** A file as it is, and as the code says. */
interface Printed {
  readonly file: string;
  readonly before: string | null;
  readonly after: string;
  readonly compare: (before: string, after: string) => Drift;
}

/** Problems, in words; none means that all is well. */
function check({ file, before, after, compare }: Printed): readonly string[] {
  if (before === null) return [`${file} is missing. Run npm run schema.`];
  if (before === after) return [];
  return [
    `${file} is not what the code says. Run npm run schema.`,
    ...told(compare(before, after)),
  ];
}

function write({ file, before, after, compare }: Printed, mayBreak: boolean): readonly string[] {
  if (before === after) return [];
  const drift = before === null ? null : compare(before, after);
  if (drift !== null) for (const line of told(drift)) console.log(line);
  if (drift !== null && drift.breaking.length > 0 && !mayBreak) {
    return [
      'Nothing was written: callers would break. If that is meant: npm run schema -- --allow-breaking',
    ];
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, after);
  console.log(`${file} was written.`);
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

function printed(file: string, after: string, compare: Printed['compare']): Printed {
  return { file, before: existsSync(file) ? readFileSync(file, 'utf8') : null, after, compare };
}

const options = new Set(process.argv.slice(2));
const schema = await buildGatewaySchema();
const contract = printed(CONTRACT, await printContract(schema), compareContracts);
// What breaks callers shows in the contract; here it is what routers no longer find.
const subgraph = printed(SUBGRAPH, await sdlOf(schema), (before, after) => ({
  lines: changedLines(before, after),
  breaking: [],
  dangerous: [],
}));
const problems = [
  ...undescribed(buildSchema(contract.after)).map((name) => `No description: ${name}`),
  ...compositionProblems(parse(subgraph.after)),
  ...(options.has('--check')
    ? [...check(contract), ...check(subgraph)]
    : [contract, subgraph].flatMap((file) => write(file, options.has('--allow-breaking')))),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
