// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { buffer } from 'node:stream/consumers';
import { describe, it, type TestContext } from 'node:test';
import type { CohortSource } from '../../../src/export/cohort.source.ts';
import type { CohortFileOrder, CohortFileSource } from '../../../src/export/cohort-file.source.ts';
import { inRequest, ownRequest } from '../../../src/request.ts';
import { openCohortFiles } from '../../../src/sources/exports/cohort-files.ts';
import { madeUpCohort, orderOf } from './made-up-cohort.ts';

const FORMATS = ['CSV', 'JSONL', 'PARQUET'] as const;
/** What the first 16 hexadecimal digits of SHA-256 of some files are, in version 1 of cohort ids. */
const VERSION_1 = {
  CSV: '0418139c1d9e9d83',
  JSONL: '7a8974e2764b96a9',
  PARQUET: '7cab476e58605fc7',
};
const PAGE = 4096;
const DISK = 256 * 1024 * 1024;

const openFiles = (test: TestContext, cohorts: CohortSource): CohortFileSource => {
  const { files, close } = openCohortFiles(cohorts, { folder: tmpdir(), maxBytes: DISK });
  test.after(close);
  return files;
};

const bytesOf = async (files: CohortFileSource, order: CohortFileOrder): Promise<Buffer> =>
  buffer((await files.open(order, false)).open(null));

describe('Files of cohorts', () => {
  for (const format of FORMATS) {
    it(`${format}: are the same, however many rows a source gives at once`, async (test) => {
      const order = orderOf(format);
      const files = await Promise.all(
        [1, PAGE, 4 * PAGE].map((atOnce) =>
          bytesOf(openFiles(test, madeUpCohort(3 * PAGE + 5, atOnce)), order),
        ),
      );

      assert.ok(files.every((file) => file.equals(files[0] ?? Buffer.of())));
    });
  }

  for (const format of FORMATS) {
    it(`${format}: have the bytes of the version of cohort ids, which is raised where they change`, async (test) => {
      const file = await bytesOf(openFiles(test, madeUpCohort(PAGE + 5, PAGE)), orderOf(format));
      assert.equal(hash('sha256', file).slice(0, 16), VERSION_1[format]);
    });
  }

  it('have a row for each image where the last page is full', async (test) => {
    for (const count of [PAGE - 1, PAGE, PAGE + 1, 2 * PAGE]) {
      const cohorts = madeUpCohort(count, PAGE);
      const file = await bytesOf(openFiles(test, cohorts), orderOf('CSV'));

      assert.equal(file.toString().split('\n').length, count + 2);
      assert.equal(cohorts.asked.length, Math.floor(count / PAGE) + 1);
    }
  });

  it('are read a page ahead of what is written, and no more', async (test) => {
    const held = Promise.withResolvers<void>();
    const cohorts = madeUpCohort(10 * PAGE, PAGE, ({ after }) =>
      after === null || after < '00008191' ? Promise.resolve() : held.promise,
    );
    const files = openFiles(test, cohorts);
    const stream = (await files.open(orderOf('CSV'), false)).open(null);
    await once(stream, 'readable');
    assert.ok(cohorts.asked.length <= 3);
    stream.destroy();
    held.resolve();
  });

  it('fail with what their source fails with, and can be asked for again', async (test) => {
    let isBroken = true;
    const cohorts = madeUpCohort(3 * PAGE, PAGE, async ({ after }) => {
      if (isBroken && after !== null) throw new Error('The catalog is gone.');
    });
    const files = openFiles(test, cohorts);

    await assert.rejects(files.open(orderOf('PARQUET'), true), /The catalog is gone/);
    await assert.rejects(bytesOf(files, orderOf('PARQUET')), /The catalog is gone/);
    isBroken = false;
    assert.ok((await bytesOf(files, orderOf('PARQUET'))).length > 0);
  });

  it('are given up when nobody wants them any more, and the next is written all the same', async (test) => {
    const isAsked = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const cohorts = madeUpCohort(20 * PAGE, PAGE, async ({ after }) => {
      if (after === null) return;
      isAsked.resolve();
      await goOn.promise;
    });
    const files = openFiles(test, cohorts);
    const caller = new AbortController();
    const bytes = await inRequest(ownRequest({ signal: caller.signal }), () =>
      files.open(orderOf('JSONL'), false),
    );
    const stream = bytes.open(null);
    stream.on('error', () => {});
    await isAsked.promise;
    caller.abort();
    stream.destroy();
    const askedThen = cohorts.asked.length;
    goOn.resolve();
    const others = await Promise.all(
      ['a', 'b', 'c'].map((id) => bytesOf(files, orderOf('CSV', id))),
    );

    assert.ok(others.every((file) => file.equals(others[0] ?? Buffer.of())));
    // The three files ask for 21 pages each; what was given up asks for one more at most.
    assert.ok(cohorts.asked.length <= askedThen + 1 + 3 * 21, `${cohorts.asked.length}`);
  });
});
