// Asks as fast as the answers come, with wrk: it takes a few microseconds for a request, so that it is not what is measured.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { processorMs } from '../processes.ts';
import { runProgram } from '../program.ts';
import type { Deck } from './deck.ts';
import type { Run, Target } from './target.ts';

const SCRIPT = fileURLToPath(new URL('wrk.lua', import.meta.url));

export interface Load {
  readonly seconds: number;
  readonly connections: number;
}

export interface Wrk {
  /** position: of the deck, where the run begins. */
  readonly drive: (target: Target, load: Load, position: number) => Promise<Run>;
  readonly close: () => void;
}

/** Keeps decks in files for as long as it is open. */
export const openWrk = (): Wrk => {
  const home = mkdtempSync(path.join(tmpdir(), 'radiograph-bench-wrk-'));
  const folders = new WeakMap<Deck, string>();
  let count = 0;
  const folderOf = (target: Target): string => {
    const known = folders.get(target.deck);
    if (known !== undefined) return known;
    count += 1;
    const folder = path.join(home, String(count));
    writeDeck(folder, target);
    folders.set(target.deck, folder);
    return folder;
  };
  const drive = async (target: Target, load: Load, position: number): Promise<Run> => {
    const folder = folderOf(target);
    const before = processorMs(target.pids);
    const output = await runProgram({
      file: 'wrk',
      args: [
        '--threads=1',
        `--connections=${load.connections}`,
        `--duration=${load.seconds}s`,
        '--timeout=20s',
        `--script=${SCRIPT}`,
        target.url,
        '--',
        folder,
        ...[target.deck.hand, position, target.length].map(String),
        target.method,
      ],
    });
    return readResult(output, processorMs(target.pids) - before);
  };
  return { drive, close: () => rmSync(home, { recursive: true, force: true }) };
};

const writeDeck = (folder: string, { deck, url, headers, start }: Target): void => {
  mkdirSync(folder);
  const { host } = new URL(url);
  const head = Object.entries({ host, ...headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const files = {
    head: deck.head,
    tail: deck.tail,
    cards: deck.cards.map((card) => `${card}\n`).join(''),
    request: head.join(''),
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, 'start'), Buffer.from(start, 'latin1'));
};

/** Durations and latencies are in microseconds. Errors: where wrk said something else. */
export const readResult = (output: string, usedMs: number): Run => {
  const [, numbers] = /^RESULT ([\d ]+)$/m.exec(output) ?? [];
  if (numbers === undefined) throw new Error(`wrk said: ${output}`);
  const [answers = 0, duration = 0, , p50 = 0, p99 = 0, wrong = 0, , broken = 0] = numbers
    .split(' ')
    .map(Number);
  return {
    perSecond: (answers * 1e6) / Math.max(1, duration),
    p50Ms: p50 / 1000,
    p99Ms: p99 / 1000,
    processorMs: usedMs / Math.max(1, answers),
    failed: wrong + broken,
    example: /^EXAMPLE (.*)$/m.exec(output)?.[1] ?? '',
    answers,
  };
};
