import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { hear } from '../../src/signals.ts';
import {
  askBits,
  askedOf,
  BITS,
  type BilledGateway,
  bitsOf,
  jobsIn,
  MIB,
  startBilledGateway,
} from '../support/billed-attributes.ts';

describe('A question that two callers ask a BigQuery that bills at the same time', () => {
  let gateway: BilledGateway;
  afterEach(() => gateway?.stop());

  /** Ann asks first; both wait for one job, unless one of them goes. */
  const bothWait = async (leave?: AbortController) => {
    gateway = await startBilledGateway({ env: { BIGQUERY_BYTES_PER_DAY: String(15 * MIB) } });
    const { promise, resolve } = Promise.withResolvers<void>();
    gateway.standIn.on('results', (...asked) => void promise.then(() => bitsOf()(...asked)));
    const ann = gateway.query(askBits(), undefined, {
      caller: 'ann',
      ...(leave === undefined ? {} : { signal: leave.signal }),
    });
    await gateway.standIn.arrived('results');
    const asked = attributesAsked();
    const bob = gateway.query(askBits(), undefined, { caller: 'bob' });
    await asked;
    await turns();
    return { ann, bob, release: resolve };
  };
  const isRefused = async (caller: string): Promise<boolean> => {
    const { errors } = await gateway.query(askBits(), undefined, { caller });
    return errors?.[0]?.extensions['code'] === 'BYTES_LIMIT_EXCEEDED';
  };

  it('runs once; who asked first pays, out of her day, and the other nothing', async () => {
    const { ann, bob, release } = await bothWait();
    release();
    const [first, second] = await Promise.all([ann, bob]);

    assert.deepEqual([first.data, second.data], [BITS, BITS]);
    assert.equal(jobsIn(gateway.standIn).length, 1);
    const billed = [first, second].map(({ extensions }) => extensions?.['cost']);
    assert.match(JSON.stringify(billed[0]), /"statements":1,.*"bytesBilled":"10485760"/);
    assert.match(JSON.stringify(billed[1]), /"statements":1,.*"bytesBilled":"0"/);
    assert.deepEqual([await isRefused('ann'), await isRefused('bob')], [true, false]);
  });

  it('is paid by who asked first, also where she has gone and the other has the answer', async () => {
    const leave = new AbortController();
    const { ann, bob, release } = await bothWait(leave);
    leave.abort();
    await ann;
    release();

    assert.deepEqual((await bob).data, BITS);
    assert.equal(jobsIn(gateway.standIn).length, 1);
    assert.deepEqual(askedOf(gateway.standIn, 'cancel'), []);
    assert.deepEqual([await isRefused('ann'), await isRefused('bob')], [true, false]);
  });
});

/** Resolves when a loader asks for attributes. */
const attributesAsked = (): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const end = hear('batch', ({ loader }) => {
    if (loader === 'attributesByImage') resolve();
  });
  return promise.finally(end);
};

/** Nothing but turns of the event loop lies between that and the job that it waits for, or begins. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await setImmediate();
};
