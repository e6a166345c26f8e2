import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
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
    const { signal, heard } = heardSignal();
    const bob = gateway.query(askBits(), undefined, { caller: 'bob', signal });
    // Where he begins a job of his own, he does not wait.
    await Promise.race([heard, gateway.standIn.arrived('insert', 2)]);
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

/** A caller's signal, which tells when somebody begins to listen to it: the caller waits for a job then. */
const heardSignal = () => {
  const { signal } = new AbortController();
  const { promise: heard, resolve } = Promise.withResolvers<void>();
  const listen: AbortSignal['addEventListener'] = signal.addEventListener.bind(signal);
  signal.addEventListener = (...listener: Parameters<typeof listen>) => {
    resolve();
    listen(...listener);
  };
  return { signal, heard };
};
