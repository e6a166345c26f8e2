import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceError } from '../../../src/errors.ts';
import { currentTable } from '../../../src/sources/attribute-table/current-table.ts';
import type { ReadTable } from '../../../src/sources/attribute-table/read-table.ts';
import { COLUMNS, factsOf, recordedJobs, TABLE } from './recorded-jobs.ts';

const MINUTE_MS = 60_000;

/** A table that has these columns, one list after the other; then it does not answer. */
const changing = (...lists: readonly (typeof COLUMNS)[]) => {
  const left = [...lists];
  const { jobsAt, asked } = recordedJobs({
    table: async () => {
      const columns = left.shift();
      if (columns !== undefined) return factsOf(columns);
      throw new SourceError('BIGQUERY', 'columns of the table', { cause: new Error('x') });
    },
  });
  const clock = { now: 0 };
  return { clock, asked, current: currentTable(TABLE, jobsAt, () => clock.now) };
};

const columnsOf = ({ table }: ReadTable) => [...table.attributes.values()].map(({ name }) => name);
const [KEY] = COLUMNS.map(({ name }) => name);
const ALL = COLUMNS.map(({ name }) => name);

describe('The columns of a table of attributes', () => {
  it('are believed for a minute', async () => {
    const { clock, asked, current } = changing(COLUMNS);
    for (const now of [0, 1, MINUTE_MS]) {
      clock.now = now;
      assert.deepEqual(columnsOf(await current.known()), ALL);
    }

    assert.equal(asked.length, 1);
  });

  it('are looked at after that while who asks goes on, so that a column that is back is found', async () => {
    const { clock, asked, current } = changing(COLUMNS, COLUMNS.slice(0, 1), COLUMNS);
    await current.known();
    await current.lookAgain(null);
    assert.deepEqual(current.lost(), ['PatientSex']);
    clock.now = MINUTE_MS + 1;

    assert.deepEqual(columnsOf(await current.known()), [KEY]);
    assert.equal(asked.length, 3);
    await new Promise(setImmediate);
    assert.deepEqual(columnsOf(await current.known()), ALL);
    assert.deepEqual(current.lost(), []);
    assert.equal(asked.length, 3);
  });

  it('stay as they were where the look fails, which is not repeated with each question', async () => {
    const { clock, asked, current } = changing(COLUMNS);
    await current.known();
    clock.now = MINUTE_MS + 1;

    for (let round = 0; round < 3; round += 1) {
      assert.deepEqual(columnsOf(await current.known()), ALL);
      await new Promise(setImmediate);
    }
    assert.equal(asked.length, 2);
  });
});
