import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { RequestFacts } from '../../src/request.ts';
import { job } from '../support/bigquery-answers.ts';
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

/** What BigQuery says of each statement: ten mebibytes before it runs, and the same when it ran. */
const TEN = String(10 * MIB);

describe('A question to a BigQuery that bills', () => {
  let gateway: BilledGateway;
  afterEach(() => gateway?.stop());

  const start = async (env: Readonly<Record<string, string>> = {}): Promise<void> => {
    gateway = await startBilledGateway({ env });
  };
  const ask = (known: Partial<RequestFacts> = {}, imageIndex?: string) =>
    gateway.query(askBits(imageIndex), undefined, known);

  it('is answered, and told what it was billed', async () => {
    await start();

    assert.deepEqual(await ask(), {
      data: BITS,
      extensions: {
        cost: { statements: 1, cachedStatements: 0, bytesProcessed: '1000', bytesBilled: TEN },
      },
    });
  });

  it('is a job with the ceiling of a gigabyte, where nothing else is set', async () => {
    await start();
    await ask();

    const [asked] = jobsIn(gateway.standIn);
    assert.equal(asked?.configuration.query['maximumBytesBilled'], '1000000000');
  });

  it('has the ceiling of its role', async () => {
    const [everyone, admin] = [20 * MIB, 40 * MIB];
    await start({
      BIGQUERY_MAX_BYTES_BILLED: String(everyone),
      BIGQUERY_MAX_BYTES_BILLED_BY_ROLE: `admin=${admin}`,
    });
    for (const role of ['reader', 'admin'] as const) await ask({ role });

    assert.deepEqual(
      jobsIn(gateway.standIn).map(({ configuration }) => configuration.query['maximumBytesBilled']),
      [everyone, admin].map(String),
    );
  });

  it('is refused before it runs where it would pass the ceiling of its role', async () => {
    await start({
      BIGQUERY_MAX_BYTES_BILLED: String(20 * MIB),
      BIGQUERY_MAX_BYTES_BILLED_BY_ROLE: `admin=${40 * MIB}`,
    });
    gateway.standIn.on('price', job({ state: 'DONE' }, { totalBytesProcessed: String(30 * MIB) }));
    const { data, errors, extensions } = await ask({ role: 'reader' });

    assert.deepEqual(data, { image: { dicom: null } });
    assert.deepEqual(
      errors?.map(({ message, extensions: told }) => [message, told]),
      [
        [
          'BIGQUERY: one statement may bill 20971520 bytes, and answering this would bill about 31457280 bytes. Select fewer fields, or ask the operator for a higher limit.',
          {
            code: 'BYTES_LIMIT_EXCEEDED',
            source: 'BIGQUERY',
            estimatedBytes: '31457280',
            limitBytes: '20971520',
          },
        ],
      ],
    );
    assert.equal(extensions, undefined);
    assert.deepEqual(jobsIn(gateway.standIn), []);
    assert.deepEqual((await ask({ role: 'admin' })).data, BITS);
  });

  it('is refused before it runs where nothing is left of its caller’s day', async () => {
    await start({ BIGQUERY_BYTES_PER_DAY: String(15 * MIB) });
    await ask({ caller: 'ann' });
    const { errors } = await ask({ caller: 'ann' });

    const { retryAfterSeconds, ...told } = errors?.[0]?.extensions ?? {};
    assert.deepEqual(told, {
      code: 'BYTES_LIMIT_EXCEEDED',
      source: 'BIGQUERY',
      estimatedBytes: TEN,
      limitBytes: String(15 * MIB),
      remainingBytes: String(5 * MIB),
    });
    assert.ok(Number(retryAfterSeconds) > 0);
    assert.equal(jobsIn(gateway.standIn).length, 1);
    assert.deepEqual((await ask({ caller: 'bob' })).data, BITS);
  });

  it('names its operation and its caller', async () => {
    await start();
    await ask({ caller: '00ff' });

    assert.deepEqual(jobsIn(gateway.standIn)[0]?.configuration.labels, {
      source: 'bigquery',
      operation: 'bits',
      caller: '00ff',
    });
  });

  it('has the same text to the byte whatever its values, and is priced once', async () => {
    await start();
    await ask();
    gateway.standIn.on('results', bitsOf('00000001_000.png'));
    await ask({}, '00000001_000.png');

    const [one, other] = jobsIn(gateway.standIn).map(({ configuration }) => configuration.query);
    assert.equal(one?.['query'], other?.['query']);
    assert.notDeepEqual(one?.['queryParameters'], other?.['queryParameters']);
    assert.equal(askedOf(gateway.standIn, 'price').length, 1);
  });
});
