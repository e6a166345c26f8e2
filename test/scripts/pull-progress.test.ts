import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { headersOf } from './pull/label-bucket-stand-in.ts';
import { NAME, startPulling, TEXT } from './pull/pulling.ts';

describe('Pulling a file that takes its time', () => {
  it('says now and then how much of it is there, and in the end all', async (test) => {
    // A clock that goes on by an hour whenever it is looked at.
    let hours = 0;
    const { pull, said } = await startPulling(test, { now: () => (hours += 3_600_000) });

    await pull();

    assert.match(said[0] ?? '', new RegExp(`^${NAME}: \\d+ of ${TEXT.length} bytes$`));
    assert.deepEqual(said.slice(-2), [
      `${NAME}: ${TEXT.length} of ${TEXT.length} bytes`,
      `${NAME}: ${TEXT.length} bytes, whole and verified`,
    ]);
  });

  it('says what is there where the bucket does not say how much there is', async (test) => {
    let hours = 0;
    const { bucket, pull, said } = await startPulling(test, { now: () => (hours += 3_600_000) });
    bucket.next.push((response, bytes) => {
      response.writeHead(200, headersOf(bytes)).end(bytes);
    });

    await pull();

    assert.equal(said.at(-2), `${NAME}: ${TEXT.length} bytes`);
  });

  it('says nothing before some time has passed', async (test) => {
    const { pull, said } = await startPulling(test, { now: () => 0 });

    await pull();

    assert.deepEqual(said, [`${NAME}: ${TEXT.length} bytes, whole and verified`]);
  });
});
