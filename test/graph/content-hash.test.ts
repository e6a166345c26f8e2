import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import {
  type Alteration,
  unaltered,
  withAlteredSample,
  withBytes,
  without,
} from '../support/altered-sample.ts';
import { startGateway } from '../support/gateway.ts';

interface Served {
  readonly dataset: { readonly contentHash: string };
}

async function served(alteration: Alteration): Promise<Served['dataset']> {
  return withAlteredSample(alteration, async (dataDir) => {
    const gateway = await startGateway({ dataDir });
    const { dataset } = await gateway.data<Served>('{ dataset { contentHash } }');
    await gateway.stop();
    return dataset;
  });
}

describe('The content hash', () => {
  it('is the same after every load, wherever the files are', async () => {
    const first = await served(unaltered);
    const second = await served(unaltered);

    assert.match(first.contentHash, /^[0-9a-f]{64}$/);
    assert.equal(second.contentHash, first.contentHash);
  });

  it('changes with one byte of any file', async () => {
    const { contentHash } = await served(unaltered);
    const hashes = new Set([contentHash]);
    for (const name of Object.values(FILES)) {
      // A line end is a byte that no row depends on: one more at the end, or one less.
      const alteration = withBytes(name, (bytes) =>
        bytes.at(-1) === 10 ? bytes.subarray(0, -1) : Buffer.concat([bytes, Buffer.from('\n')]),
      );
      hashes.add((await served(alteration)).contentHash);
    }

    assert.equal(hashes.size, Object.values(FILES).length + 1);
  });

  it('changes with a file less', async () => {
    const whole = await served(unaltered);
    const rest = await served(without(FILES.boxes));

    assert.notEqual(rest.contentHash, whole.contentHash);
  });
});
