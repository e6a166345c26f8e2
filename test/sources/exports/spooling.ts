import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { TestContext } from 'node:test';
import { createSpool, type Spool, type WriteFile } from '../../../src/sources/exports/spool.ts';
import type { Target } from '../../../src/sources/exports/writing-threads.ts';

/** The disk that a spool has in these tests, in bytes. */
export const MAX_BYTES = 1000;

/** A file that is written as a test says. */
export const writtenByHand = () => {
  const { promise: begun, resolve: begin } = Promise.withResolvers<Target>();
  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<void>();
  let length = 0;
  return {
    write: ((target) => {
      begin(target);
      return ended;
    }) satisfies WriteFile,
    add: async (text: string): Promise<void> => {
      const { fileDescriptor, grown } = await begun;
      length += writeSync(fileDescriptor, text);
      grown(length);
    },
    end,
    fail,
  };
};

/** A file that is there at once. */
export const written =
  (text: string): WriteFile =>
  async ({ fileDescriptor, grown }) =>
    grown(writeSync(fileDescriptor, text));

/** For a file that has to be there. */
export const never: WriteFile = () => assert.fail('It is there already.');

/** A spool in a folder of its own, for one test. */
export const openSpool = (test: TestContext): { spool: Spool; folder: string } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'radiograph-spool-'));
  const spool = createSpool({ folder, maxBytes: MAX_BYTES });
  test.after(() => {
    spool.close();
    rmSync(folder, { recursive: true });
  });
  return { spool, folder };
};

/** A file as a text, whole. */
export const textOf = async (spool: Spool, key: string, write: WriteFile): Promise<string> =>
  (await buffer((await spool.open(key, write, false)).open(null))).toString();
