// The figures of a soak, in Markdown.
import type { Verdict } from './judge.ts';
import type { SoakOptions } from './options.ts';
import type { Soaked } from './soak.ts';
import { growthOf, MOST_GROWTH, type Watched } from './watch.ts';

/** A line for everything that was counted. */
export const reportOf = (options: SoakOptions, soaked: Soaked, when: Date): string => {
  const { tally, faults } = soaked;
  const ways = countedBy(faults.map(({ part, does }) => `${part} ${does}`));
  const kinds = [...tally.answers].map(([kind, counts]) => [
    kind,
    ...[counts.RIGHT, counts.TYPED, counts.CUT].map(String),
  ]);
  return [
    `${when.toISOString().slice(0, 10)}, ${Math.round(options.seconds / 6) / 10} minutes, seed ${options.seed}, ${options.callers} callers, two gateways.`,
    table(['what', 'figure'], figuresOf(soaked)),
    table(['question', 'right', 'typed', 'cut'], byFirst(kinds)),
    table(['fault', 'times'], byFirst([...ways].map(([does, count]) => [does, String(count)]))),
    ...tally.told.map((words) => `- ${words}`),
  ].join('\n\n');
};

const byFirst = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.toSorted(([left = ''], [right = '']) => left.localeCompare(right, 'en'));

const figuresOf = ({ tally, faults, attempts, watched }: Soaked) => {
  const all = [...tally.answers.values()];
  const sum = (outcome: Verdict['outcome']): number =>
    all.reduce((total, counts) => total + counts[outcome], 0);
  const answers = all.flatMap((counts) => Object.values(counts));
  const calls = attempts.counts.map((count, at) => `${count} ${TIMES[at] ?? `${at + 1} times`}`);
  const recovery = listed(tally.recoveryMs, (ms) => `${Math.round(ms)} ms`);
  return [
    ['answers', String(answers.reduce((total, count) => total + count, 0))],
    ['whole and right', String(sum('RIGHT'))],
    ['with a typed error', `${sum('TYPED')} (${listed(tally.errors)})`],
    ['broken off, which shows', String(sum('CUT'))],
    ['turned away, as it was too busy', String(sum('SHED'))],
    ['wrong', String(sum('WRONG'))],
    ['faults', `${faults.length} (${listed(countedBy(faults.map(({ part }) => part)))})`],
    ['time while something failed', timesOf(tally.faultMs)],
    ['time while nothing did', timesOf(tally.calmMs)],
    ['last failure after the end of a fault', recovery || 'none'],
    ['questions to stores', calls.join(', ')],
    ...watched.flatMap(vitalsOf),
    ['violations', listed(tally.violations) || 'none'],
  ];
};

const TIMES = ['once', 'twice'];

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

const vitalsOf = ({ gateway, residentMegabytes, liveMegabytes, delayP99Ms }: Watched) => {
  const worst = Math.max(0, ...delayP99Ms.map(([, ms]) => ms));
  return [
    [`memory in use, ${gateway.name}`, grown(liveMegabytes, MOST_GROWTH.live)],
    [`resident memory, ${gateway.name}`, grown(residentMegabytes, MOST_GROWTH.resident)],
    [`worst p99 of the event loop in 10 s, ${gateway.name}`, `${worst.toFixed(0)} ms`],
  ];
};

const grown = (values: readonly (readonly [number, number])[], most: number): string =>
  `${values.at(-1)?.[1].toFixed(0)} MiB at the end; ${growthOf(values).toFixed(1)} more in the last two thirds (at most ${most})`;

const timesOf = (ms: readonly number[]): string => {
  const sorted = ms.toSorted((left, right) => left - right);
  const quantile = (share: number): string =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0)} ms`;
  return `half ${quantile(0.5)}, 99 of 100 ${quantile(0.99)}, most ${quantile(1)}`;
};

const listed = <T>(counts: ReadonlyMap<string, T>, show: (value: T) => string = String): string =>
  [...counts].map(([name, value]) => `${name}: ${show(value)}`).join(', ');

const countedBy = (names: readonly string[]): ReadonlyMap<string, number> =>
  new Map([...Map.groupBy(names, (name) => name)].map(([name, same]) => [name, same.length]));
