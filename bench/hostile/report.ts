// What a run of npm run hostile comes to.
import type { Attack } from './attack.ts';
import type { Behaved } from './behave.ts';

/** A while with so many who attack. */
export interface Spell {
  readonly attackers: number;
  readonly behaved: Behaved;
  /** Of the gateway's event loop, in milliseconds. */
  readonly delayP99Ms: number;
  readonly attacked: readonly Attack[];
}

/** A table, and what was answered to those who attack. */
export const reportOf = (spells: readonly Spell[]): string => {
  const rows = spells.map(({ attackers, behaved: { tookMs, shed }, delayP99Ms, attacked }) => {
    const sent = attacked.reduce((sum, one) => sum + one.sent, 0);
    const times = [0.5, 0.99].map((part) => atPart(tookMs, part).toFixed(1));
    return [attackers, sent, tookMs.length, shed, ...times, delayP99Ms.toFixed(1)].join(' | ');
  });
  return [
    '| attackers | their requests | answers to who behaves | shed | p50 ms | p99 ms | event loop p99 ms |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows.map((row) => `| ${row} |`),
    '',
    statusesOf(spells),
  ].join('\n');
};

const atPart = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * part)] ?? Number.NaN;

const statusesOf = (spells: readonly Spell[]): string => {
  const counts = new Map<number, number>();
  const all = spells.flatMap(({ attacked }) => attacked);
  for (const [status, count] of all.flatMap(({ statuses }) => [...statuses])) {
    counts.set(status, (counts.get(status) ?? 0) + count);
  }
  const told = [...counts].map(([status, count]) => `${count} x ${status}`);
  return [`Attacks: ${told.join(', ')}.`, ...all.flatMap(({ wrong }) => wrong)].join('\n');
};
