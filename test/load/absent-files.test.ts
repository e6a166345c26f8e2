import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LoadError } from '../../src/sources/catalog/load/load-error.ts';
import { FILES } from '../oracle/read-rows.ts';
import { withAlteredSample, without } from '../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

const every = Object.values(FILES);

/** A gateway over the sample without some files. */
async function servedWithout(
  names: readonly string[],
  look: (gateway: TestGateway) => Promise<void>,
): Promise<void> {
  await withAlteredSample(without(...names), async (dataDir) => {
    const gateway = await startGateway({ dataDir });
    try {
      await look(gateway);
    } finally {
      await gateway.stop();
    }
  });
}

interface Served {
  readonly dataset: {
    readonly files: readonly { readonly name: string }[];
    readonly absentFiles: readonly { readonly name: string; readonly consequence: string }[];
    readonly labelSets: readonly { readonly code: string }[];
  };
  readonly labelSets: readonly { readonly code: string }[];
}

const SERVED = `{
  dataset { files { name } absentFiles { name consequence } labelSets { code } }
  labelSets { code }
}`;

const ALL_SETS = ['NIH_NLP_2017', 'NIH_NLP_2020', 'FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021'];

/** The label set of which a file is the only one. */
const LOST_SETS: Readonly<Record<string, string>> = {
  [FILES.dataEntry2017]: 'NIH_NLP_2017',
  [FILES.dataEntry2020]: 'NIH_NLP_2020',
};

describe('A file that is absent is said to be so', () => {
  for (const absent of every) {
    it(`${absent}, with what the graph lacks without it`, () =>
      servedWithout([absent], async (gateway) => {
        const { dataset, labelSets } = await gateway.data<Served>(SERVED);

        const rest = every.filter((name) => name !== absent);
        assert.deepEqual(dataset.files.map(({ name }) => name).toSorted(), rest.toSorted());
        assert.deepEqual(
          dataset.absentFiles.map(({ name }) => name),
          [absent],
        );
        assert.match(dataset.absentFiles[0]?.consequence ?? '', /^[A-Z].{15,}\.$/);
        const codes = ALL_SETS.filter((code) => code !== LOST_SETS[absent]);
        assert.deepEqual(
          labelSets.map(({ code }) => code),
          codes,
        );
        assert.deepEqual(dataset.labelSets, labelSets);
      }));
  }

  it('all of them but one release', () =>
    servedWithout(
      every.filter((name) => name !== FILES.dataEntry2017),
      async (gateway) => {
        const { dataset, labelSets } = await gateway.data<Served>(SERVED);
        const { images, readers } = await gateway.data<{
          images: { totalCount: number };
          readers: readonly unknown[];
        }>('{ images { totalCount } readers { id } }');

        assert.equal(dataset.absentFiles.length, 9);
        assert.deepEqual(labelSets, [{ code: 'NIH_NLP_2017' }]);
        assert.equal(images.totalCount, 2033);
        assert.deepEqual(readers, []);
      },
    ));

  it('where nothing is absent, with an empty list', async () => {
    const gateway = await startGateway();
    const { dataset } = await gateway.data<Served>(SERVED);
    await gateway.stop();

    assert.deepEqual(dataset.absentFiles, []);
    assert.equal(dataset.files.length, every.length);
  });
});

describe('Without either release', () => {
  it('nothing is served, and the message names both', () =>
    withAlteredSample(without(FILES.dataEntry2017, FILES.dataEntry2020), (dataDir) =>
      assert.rejects(startGateway({ dataDir }), (error) => {
        assert.ok(error instanceof LoadError);
        assert.equal(error.place.file, FILES.dataEntry2020);
        assert.match(error.message, /Data_Entry_2017_v2020\.csv: wanted .*Data_Entry_2017\.csv/);
        assert.match(error.message, /found neither\.$/);
        return true;
      }),
    ));
});
