import assert from 'node:assert/strict';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { type Behaviour, silent } from '../support/bigquery-answers.ts';
import { askedOf, BITS, bitsOf, jobsIn } from '../support/billed-attributes.ts';
import {
  type BilledCallers,
  startBilledCallers,
  type WaitingClient,
} from './gone/billed-callers.ts';

/** Answers when it is told to. */
const heldBack = (): { behaviour: Behaviour; release: () => void } => {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    behaviour: (...asked) => void promise.then(() => bitsOf()(...asked)),
    release: resolve,
  };
};

/** Hangs up, and waits until the gateway has seen it. */
const leave = async ({ request, answer, hangUp }: WaitingClient): Promise<void> => {
  const seen = once(request.signal, 'abort');
  const answered = answer.then(
    () => assert.fail('It was answered before.'),
    () => seen,
  );
  hangUp();
  await Promise.race([seen, answered]);
};

// A question is shared where BigQuery is asked, and before that where answers are remembered.
for (const cacheMegabytes of [0, 16]) {
  describe(`A caller over HTTP of what BigQuery bills, with a memory of ${cacheMegabytes} MB`, () => {
    let gateway: BilledCallers;
    beforeEach(async () => {
      gateway = await startBilledCallers(cacheMegabytes);
    });
    afterEach(() => gateway?.close());

    it('that drops its connection has its job cancelled, and nobody is told', async () => {
      gateway.standIn.on('results', silent);
      const client = await gateway.ask();
      await gateway.standIn.arrived('results');
      client.hangUp();
      await gateway.standIn.arrived('cancel');

      await assert.rejects(client.answer);
      const [job] = jobsIn(gateway.standIn);
      const [cancelled] = askedOf(gateway.standIn, 'cancel');
      assert.ok(cancelled?.path.endsWith(`/jobs/${job?.jobReference.jobId}/cancel`));
      assert.deepEqual(gateway.logged, []);
    });

    it('that drops its connection takes nothing from another that waits for the same job', async () => {
      const { behaviour, release } = heldBack();
      gateway.standIn.on('results', behaviour);
      const first = await gateway.ask();
      await gateway.standIn.arrived('results');
      const second = await gateway.ask();
      await leave(first);
      release();

      assert.deepEqual(JSON.parse(await second.answer).data, BITS);
      await gateway.close();
      assert.equal(jobsIn(gateway.standIn).length, 1);
      assert.deepEqual(askedOf(gateway.standIn, 'cancel'), []);
    });

    it('has its job cancelled when the last has gone that waited for it', async () => {
      gateway.standIn.on('results', silent);
      const first = await gateway.ask();
      await gateway.standIn.arrived('results');
      const second = await gateway.ask();
      await leave(second);
      assert.deepEqual(askedOf(gateway.standIn, 'cancel'), []);
      await leave(first);
      await gateway.standIn.arrived('cancel');

      await gateway.close();
      assert.equal(jobsIn(gateway.standIn).length, 1);
      assert.equal(askedOf(gateway.standIn, 'cancel').length, 1);
    });

    it('is told what it was billed', async () => {
      const { answer } = await gateway.ask();

      const { data, extensions } = JSON.parse(await answer);
      assert.deepEqual(data, BITS);
      assert.equal(extensions.cost.bytesBilled, '10485760');
    });
  });
}
