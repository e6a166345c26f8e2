import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { RequestTimeoutError, withDeadline } from '../../src/deadline.ts';
import { CallerLeftError } from '../../src/errors.ts';
import { currentRequest, inRequest, ownRequest } from '../../src/request.ts';
import { openDuckDB } from '../../src/sources/catalog/engines/duckdb.ts';
import { startGateway } from '../support/gateway.ts';
import { startRawUpstream } from '../support/raw-upstream.ts';

/** Billions of rows, of which none is kept. */
const RUNAWAY = {
  label: 'a runaway',
  sql: 'select count(*) from range(100000) a, range(100000) b, range(100000) c where a.range + b.range = c.range',
  parameters: [],
};
const SMALL = { label: 'small', sql: 'select 1 as one', parameters: [] };

describe('A statement of the catalog', () => {
  it('that takes too long is interrupted, and its connection serves the next', async () => {
    const engine = await (await openDuckDB()).serve({}, 500);
    const runaways = Array.from({ length: 4 }, () => engine.run(RUNAWAY));
    for (const runaway of runaways) {
      await assert.rejects(runaway, { code: 'SOURCE_TIMEOUT', source: 'CATALOG' });
    }
    assert.deepEqual(await engine.run(SMALL), [{ one: 1 }]);
    await engine.close();
  });

  it('whose caller has gone is interrupted, also while it waits for a connection', async () => {
    const engine = await (await openDuckDB()).serve({}, 60_000);
    const caller = new AbortController();
    const runaways = inRequest(ownRequest({ signal: caller.signal }), () =>
      Array.from({ length: 9 }, () => engine.run(RUNAWAY)),
    );
    caller.abort();
    for (const runaway of runaways) await assert.rejects(runaway, CallerLeftError);
    assert.deepEqual(await engine.run(SMALL), [{ one: 1 }]);
    await engine.close();
  });
});

describe('A catalog that closes', () => {
  it('ends what runs and what waits, also what only begins, and then closes', async () => {
    const engine = await (await openDuckDB()).serve({}, 60_000);
    const caller = new AbortController();
    const [left] = inRequest(ownRequest({ signal: caller.signal }), () => [engine.run(RUNAWAY)]);
    const ended = [assert.rejects(left, CallerLeftError)];
    caller.abort();
    for (let n = 0; n < 9; n += 1)
      ended.push(assert.rejects(engine.run(RUNAWAY), /INTERRUPT|closed/));

    await engine.close();
    await Promise.all(ended);
    await assert.rejects(engine.run(SMALL), /closed/);
  });
});

describe('An operation', () => {
  it('that takes longer than it may is answered with that, its limit and SOURCE_TIMEOUT', async (test) => {
    const silent = await startRawUpstream(() => {});
    test.after(silent.stop);
    const gateway = await startGateway({
      env: {
        OPERATION_TIMEOUT_MS: '300',
        SOURCE_TIMEOUT_MS: '60000',
        DICOM_STORE: 'dicomweb',
        DICOMWEB_URL: silent.url,
      },
    });
    const { data, errors } = await gateway.query(
      '{ image(by: { imageIndex: "00000001_000.png" }) { dicom { modality } } }',
    );
    await gateway.stop();

    assert.deepEqual(
      errors?.map(({ extensions }) => extensions),
      [{ code: 'SOURCE_TIMEOUT', limitMs: 300 }],
    );
    assert.equal(data, null);
    assert.match(errors?.[0]?.message ?? '', /took longer than 300 ms/);
  });
});

describe('A deadline', () => {
  const never = () => new Promise<never>(() => {});

  it('ends what is under way, and says so to what listens', async () => {
    let reason: unknown;
    const running = withDeadline(10, new AbortController().signal, (signal) => {
      signal.addEventListener('abort', () => {
        reason = signal.reason;
      });
      return never();
    });
    await assert.rejects(running, RequestTimeoutError);
    assert.ok(reason instanceof RequestTimeoutError);
  });

  it('comes to what is asked in the request', async () => {
    const gone = new AbortController();
    const asked = withDeadline(0, gone.signal, (signal) =>
      inRequest(ownRequest({ signal }), async () => {
        gone.abort();
        assert.equal(currentRequest()?.signal.aborted, true);
        return never();
      }),
    );
    await assert.rejects(asked, CallerLeftError);
  });
});
