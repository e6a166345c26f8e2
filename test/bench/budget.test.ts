import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { statementBytes } from '../../bench/bigquery/column-bytes.ts';
import { divideCores, onCores, readCores } from '../../bench/budget.ts';
import { atShare } from '../../bench/load/steady.ts';
import { readResult } from '../../bench/load/wrk.ts';
import { median, medianRun } from '../../bench/medians.ts';
import { readOptions } from '../../bench/options.ts';

describe('The cores of a benchmark', () => {
  it('are divided: some for servers, the others for the load', () => {
    const { servers, load } = divideCores(readCores('0-2,5'), 1);

    assert.deepEqual([servers, load], ['5', '0,1,2']);
  });

  it('are for everybody where a server may use all of them', () => {
    const { servers, load } = divideCores([0, 1], 2);

    assert.deepEqual([servers, load], [null, null]);
  });

  it('hold a program by taskset, which it replaces', () => {
    const command = { file: 'node', args: ['a.mjs'] };

    assert.deepEqual(onCores('1', command), {
      file: 'taskset',
      args: ['--cpu-list', '1', 'node', 'a.mjs'],
    });
    assert.equal(onCores(null, command), command);
  });
});

describe('What was measured', () => {
  it('is what wrk said, with the processor time of one answer', () => {
    const run = readResult(
      'noise\nRESULT 1000 2000000 5000 1500 9000 3 3 1\nEXAMPLE 500 no\n',
      250,
    );

    const { perSecond, p50Ms, p99Ms, processorMs, failed, example } = run;
    assert.deepEqual([perSecond, p50Ms, p99Ms, processorMs], [500, 1.5, 9, 0.25]);
    assert.deepEqual([failed, example], [4, '500 no']);
  });

  it('is nothing where wrk did not come to an end', () => {
    assert.throws(() => readResult('unable to connect', 0), /unable to connect/);
  });

  it('is the median of the rounds, and every failure', () => {
    assert.equal(median([9, 1, 2]), 2);
    assert.equal(median([4, 1, 2, 3]), 2.5);
    const runs = [1, 5, 3].map((perSecond) =>
      readResult(`RESULT ${perSecond} 1000000 0 0 0 1 0 0`, 0),
    );
    const { perSecond, failed } = medianRun(runs);
    assert.deepEqual([perSecond, failed], [3, 3]);
  });

  it('has so large a share at or below a value', () => {
    const sorted = Array.from({ length: 200 }, (_, turn) => turn + 1);

    assert.equal(atShare(sorted, 0.99), 198);
    assert.equal(atShare(sorted, 0.5), 100);
    assert.equal(atShare([7], 0.99), 7);
    assert.equal(atShare([], 0.99), 0);
  });
});

describe('The bytes of a statement on BigQuery', () => {
  const columns = new Map([
    [
      'images',
      new Map([
        ['age_years', 10],
        ['age', 1],
        ['sex', 100],
      ]),
    ],
    ['patients', new Map([['sex', 1000]])],
  ]);
  const hash = '0123456789abcdef';

  it('are those of the columns that it names, of the tables that it names', () => {
    const sql = `select \`images\`.\`age_years\` from \`images_${hash}\` as \`images\``;

    assert.equal(statementBytes(sql, columns), 10);
  });

  it('are those of all columns where all are asked for', () => {
    const sql = `select * from \`patients_${hash}\` as \`patients\``;

    assert.equal(statementBytes(sql, columns), 1000);
  });
});

describe('The options of a benchmark', () => {
  it('are peers and all operations, where nothing is said', () => {
    const { hasPeers, operations, cores } = readOptions([]);

    assert.deepEqual([hasPeers, operations.length, cores], [true, 8, 1]);
  });

  it('say what they want where they are not understood', () => {
    assert.throws(() => readOptions(['--only', 'page5']), /wanted some of page50, .*found "page5"/);
    assert.throws(() => readOptions(['--rounds', '0']), /--rounds: wanted a whole number from 1/);
  });
});
