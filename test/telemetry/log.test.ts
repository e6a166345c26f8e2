import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newTrail } from '../../src/trail.ts';
import { record, written } from './written-log.ts';

describe('The log', () => {
  it('has a line of JSON for a request: who, what, how long, and at which sources', () => {
    const { log, out } = written();
    const trail = {
      ...newTrail(),
      operation: 'Images',
      cost: 12,
      bytesBilled: 10_485_760,
      sources: new Map([['CATALOG', { calls: 2, seconds: 0.00421 }] as const]),
    };

    log.request(record({ facts: { caller: 'a1b2c3', role: 'reader', trail } }));

    const [{ time, ...line } = {}] = out();
    assert.match(String(time), /^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    assert.deepEqual(line, {
      level: 'info',
      message: 'request',
      requestId: 'a-request',
      traceId: null,
      method: 'POST',
      route: '/graphql',
      status: 200,
      seconds: 0.0123,
      caller: 'a1b2c3',
      role: 'reader',
      operation: 'Images',
      codes: [],
      cost: 12,
      bytesBilled: 10_485_760,
      sources: { CATALOG: { calls: 2, seconds: 0.0042 } },
    });
  });

  it('cuts the name of an operation, which may be as long as a document', () => {
    const { log, out } = written();
    const trail = { ...newTrail(), operation: 'A'.repeat(10_000) };

    log.request(record({ facts: { caller: 'a1b2c3', role: 'anonymous', trail } }));

    assert.equal(String(out()[0]?.['operation']).length, 64);
  });

  it('has requests that no caller can mend alone, where those are wanted, as errors', () => {
    const { log, out, err } = written({ requests: 'failed' });
    const failing = { ...newTrail(), codes: ['SOURCE_TIMEOUT'] };
    const refused = { ...newTrail(), codes: ['BAD_USER_INPUT'] };

    log.request(record());
    log.request(record({ facts: { caller: 'a', role: 'anonymous', trail: refused } }));
    log.request(record({ facts: { caller: 'b', role: 'anonymous', trail: failing } }));
    log.request(record({ status: 503 }));
    // To be asked whether it is ready, and not to be, is no failure.
    log.request(record({ status: 503, route: '/readyz' }));

    assert.deepEqual(out(), []);
    assert.deepEqual(
      err().map(({ level, caller, status }) => [level, caller, status]),
      [
        ['error', 'b', 200],
        ['error', undefined, 503],
      ],
    );
  });

  it('has no line for any request, where none is wanted', () => {
    const { log, text } = written({ requests: 'off' });

    log.request(record({ status: 500 }));

    assert.equal(text(), '');
  });

  it('writes the start as people read it, or as JSON', () => {
    const asText = written({ format: 'text' });
    const asJson = written({ format: 'json' });

    asText.log.say('Ready.');
    asJson.log.say('Ready.');

    assert.equal(asText.text(), 'Ready.\n');
    assert.deepEqual(
      asJson.out().map(({ level, message }) => [level, message]),
      [['info', 'Ready.']],
    );
  });

  it('has errors alone, where no more is wanted', () => {
    const { log, out, err } = written({ level: 'error' });

    log.say('Ready.');
    log.request(record());
    log.error('x', new Error('x'));

    assert.deepEqual([out().length, err().length], [0, 1]);
  });
});
