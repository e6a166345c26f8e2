import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { countFigures } from '../oracle/count-figures.ts';
import type { Figures } from '../oracle/figures.ts';
import { readCollection } from '../oracle/read-collection.ts';
import { realFigures } from '../oracle/real-figures.ts';
import { type DataSet, dataSets } from '../support/data-sets.ts';
import type { TestGateway } from '../support/gateway.ts';
import { type AskedFigures, askFigures } from './figures/ask-figures.ts';
import { checkCatalogue, type LoadedFile, loadedFiles } from './figures/catalogue.ts';

for (const dataSet of dataSets) {
  describe(`Figures from the API are those of the files: ${dataSet.name}`, {
    skip: dataSet.skip,
  }, () => {
    let started: { gateway: TestGateway; dir: string; expected: Figures } | undefined;

    before(async () => {
      const dir = dataSet.openFolder();
      started = {
        dir,
        expected: expectedFigures(dataSet, dir),
        gateway: await dataSet.start({ dataDir: dir }),
      };
    });
    after(() => started?.gateway.stop());

    it('counts, labels, reads, changes, boxes, disagreements and consensus', async () => {
      assert.ok(started !== undefined);
      const { readerDisagreements: _order, ...expected } = started.expected;
      const asked: AskedFigures = await askFigures(started.gateway, started.expected);

      assert.deepEqual(asked, expected);
    });

    it('what the dataset says of itself, its files, label sets and readers', async () => {
      assert.ok(started !== undefined);
      const files: readonly LoadedFile[] = loadedFiles(started.dir);

      await checkCatalogue(started.gateway, started.expected, files);
    });
  });
}

/** Literals where the files are published ones: no code of the tests has a say in them. */
function expectedFigures({ name }: DataSet, dir: string): Figures {
  return name === 'the published files' ? realFigures : countFigures(readCollection(dir));
}
