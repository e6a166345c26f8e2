import assert from 'node:assert/strict';
import { once } from 'node:events';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { startSlowPatients } from '../http/gone/slow-patients.ts';
import { startGateway } from '../support/gateway.ts';
import { message, sendRaw } from './raw.ts';

const collectGarbage = (): void => {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
};

const usedBytes = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const CALL = message('tools/call', { name: 'describe_dataset' });

describe('/mcp', () => {
  it('keeps nothing of a thousand calls', async (t) => {
    const gateway = await startGateway({ listen: true });
    t.after(() => gateway.stop());
    const callMany = async (count: number): Promise<void> => {
      for (let called = 0; called < count; called += 1) {
        const { status } = await sendRaw(gateway.url, CALL);
        assert.equal(status, 200);
      }
      gateway.clearStatements();
    };
    await callMany(200);
    const before = usedBytes();

    await callMany(1000);

    // A server and a transport are some 20 kB: a thousand of them would be 20 MB.
    assert.ok(usedBytes() - before < 6_000_000, `${usedBytes() - before} bytes more`);
  });

  it('ends a call whose caller has gone', async (t) => {
    const gateway = await startSlowPatients();
    t.after(() => gateway.stop());
    const asked = gateway.nextAsked();
    const sent = request(new URL('/mcp', gateway.url), {
      method: 'POST',
      agent: false,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
      },
    });
    sent.on('error', () => {});
    sent.end(message('tools/call', { name: 'patient_timeline', arguments: { patientId: '13' } }));
    const signal = (await asked)?.signal ?? assert.fail('There is no request.');
    assert.equal(signal.aborted, false);

    sent.destroy();
    await once(signal, 'abort');

    gateway.patients[0]?.finish(new Map());
    assert.deepEqual(gateway.logged, []);
  });
});
