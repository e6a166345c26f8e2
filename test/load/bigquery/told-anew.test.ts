import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { withAlteredSample, without } from '../../support/altered-sample.ts';
import { loadInto, startBigQueryGateway } from '../../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../../support/bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from '../../support/emulator-front.ts';
import { tablesIn } from '../../support/emulator-tables.ts';
import { sampleDir } from '../../support/gateway.ts';

bigquerySuite('A load of the same files, of which something else is told', () => {
  let front: EmulatorFront;
  before(async () => {
    front = await startEmulatorFront(await startBigQueryEmulator());
    await loadInto(front, { dataDir: sampleDir });
  });
  after(() => front?.stop());

  it('leaves the tables, and says what is told now', async () => {
    const tables = await tablesIn(front);
    await withAlteredSample(without('SYNTHETIC.md'), async (dataDir) => {
      const events = await loadInto(front, { dataDir });
      const gateway = await startBigQueryGateway({ emulator: front, dataDir });
      const answer = await gateway.data('{ dataset { isSynthetic } images { totalCount } }');
      await gateway.stop();

      assert.ok(events.some((event) => event.kind === 'PUBLISHED' && event.isNew));
      assert.deepEqual(answer, { dataset: { isSynthetic: false }, images: { totalCount: 2033 } });
    });
    assert.deepEqual(await tablesIn(front), tables);
  });
});
