// Scores and starts as text: the same on the screen and in results.md.
import { figure, RUN_HEADS, runCells } from './figures.ts';
import type { Start } from './gateway.ts';
import type { Score } from './measure.ts';
import { OPERATIONS, type OperationName } from './operations.ts';
import type { Memory } from './processes.ts';
import { table } from './table.ts';

const fastestPeer = (scores: readonly Score[], operation: OperationName): number =>
  Math.max(
    0,
    ...scores
      .filter((score) => score.operation === operation && score.role === 'peer')
      .map((score) => score.perSecond),
  );

const ratioOf = (scores: readonly Score[], { operation, perSecond }: Score): number | null => {
  const fastest = fastestPeer(scores, operation);
  return fastest === 0 ? null : perSecond / fastest;
};

/** A row for each operation and server. */
export const scoreTable = (scores: readonly Score[]): string => {
  const head = ['operation', 'server', ...RUN_HEADS, 'of the fastest peer'];
  const rows = scores.map((score) => {
    const ratio = ratioOf(scores, score);
    return [
      score.operation,
      score.server,
      ...runCells(score),
      ratio === null ? '—' : figure(ratio, 2),
    ];
  });
  return table(head, rows);
};

/** What the table says about the gateway, in a sentence. Empty where there were no peers. */
export const verdict = (scores: readonly Score[]): string => {
  const slower = scores
    .filter((score) => score.role === 'ours')
    .map((score) => ({ operation: score.operation, ratio: ratioOf(scores, score) }))
    .filter(({ ratio }) => ratio !== null && ratio < 1)
    .map(({ operation, ratio }) => `${operation} (${figure(ratio ?? 0, 2)})`);
  if (scores.every((score) => score.role !== 'peer')) return '';
  return slower.length === 0
    ? 'No operation is slower than on the fastest peer.'
    : `Slower than on the fastest peer: ${slower.join(', ')}.`;
};

/** What the operations ask. */
export const operationList = (scores: readonly Score[]): string =>
  [...new Set(scores.map((score) => score.operation))]
    .map((operation) => `- ${operation}: ${OPERATIONS[operation]}`)
    .join('\n');

const mebibytes = (value: number | undefined): string =>
  value === undefined ? 'not known here' : `${value} MiB`;

/** Times and memory of the gateway's process. The middle one of several starts counts. */
export const processTable = (starts: readonly Start[], after: Memory | null): string => {
  const byReady = [...starts].sort((a, b) => a.readyMs - b.readyMs);
  const middle = byReady[Math.floor((byReady.length - 1) / 2)];
  const rows = [
    ['process start to /healthz', `${middle?.aliveMs} ms`],
    ['process start to /readyz', `${middle?.readyMs} ms`],
    ['resident memory, once ready', mebibytes(middle?.memory?.now)],
    ['resident memory, after the run', mebibytes(after?.now)],
    ['resident memory, at most', mebibytes(after?.most)],
  ];
  return table([`gateway (${starts.length} starts)`, 'figure'], rows);
};
