import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type SlowPatients, startSlowPatients } from './gone/slow-patients.ts';

describe('A caller over HTTP', () => {
  let gateway: SlowPatients;
  beforeEach(async () => {
    gateway = await startSlowPatients();
  });
  afterEach(() => gateway?.stop());

  it('that goes away before the answer ends the request, and nobody is told', async () => {
    const asked = gateway.nextAsked();
    const client = gateway.askPatient();
    const signal = (await asked)?.signal ?? assert.fail('There is no request.');
    assert.equal(signal.aborted, false);
    client.hangUp();
    await once(signal, 'abort');

    await assert.rejects(client.answer);
    gateway.patients[0]?.finish(new Map());
    assert.deepEqual(gateway.logged, []);
  });

  it('that has its answer does not end the request by hanging up', async () => {
    const asked = gateway.nextAsked();
    const client = gateway.askPatient();
    const signal = (await asked)?.signal ?? assert.fail('There is no request.');
    gateway.patients[0]?.finish(new Map());

    assert.equal(await client.answer, '{"data":{"patient":null}}\n');
    client.hangUp();
    // By the time of another answer, the server has seen it.
    const again = gateway.nextAsked();
    const other = gateway.askCount();
    await again;
    gateway.counts[0]?.finish(7);
    await other.answer;
    assert.equal(signal.aborted, false);
  });

  it('that goes away takes nothing from another that waits for the same', async () => {
    const asked = gateway.nextAsked();
    const first = gateway.askCount();
    const signal = (await asked)?.signal ?? assert.fail('There is no request.');
    const askedAgain = gateway.nextAsked();
    const second = gateway.askCount();
    await askedAgain;
    first.hangUp();
    await once(signal, 'abort');

    assert.equal(gateway.counts[0]?.request?.signal.aborted, false);
    gateway.counts[0]?.finish(7);
    assert.equal(await second.answer, '{"data":{"patients":{"totalCount":7}}}\n');
    assert.equal(gateway.counts.length, 1);
    assert.deepEqual(gateway.logged, []);
  });

  it('ends what all waited for when the last of them goes away', async () => {
    const clients = [];
    for (const _ of ['first', 'second']) {
      const asked = gateway.nextAsked();
      clients.push(gateway.askCount());
      await asked;
    }
    const shared = gateway.counts[0]?.request?.signal ?? assert.fail('There is no request.');
    for (const { hangUp } of clients) hangUp();
    await once(shared, 'abort');

    assert.deepEqual(gateway.logged, []);
  });

  it('has the same name for each of its connections, which is no address', async () => {
    const names = [];
    for (const answer of ['a', 'b']) {
      const asked = gateway.nextAsked();
      const client = gateway.askPatient();
      names.push((await asked)?.caller);
      gateway.patients.at(-1)?.finish(new Map());
      assert.ok((await client.answer).startsWith('{'), answer);
    }

    assert.match(names[0] ?? '', /^[0-9a-f]{24}$/);
    assert.equal(names[0], names[1]);
  });
});
