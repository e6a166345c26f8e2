import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SourceError } from '../../src/errors.ts';
import { OperatorError } from '../../src/operator-error.ts';
import { record, written } from './written-log.ts';

describe('An error in the log', () => {
  it('says of an error what it is and where it was, and none of the words of a store', () => {
    const { log, err } = written();
    const cause = new Error('Binder Error: no column "WORDS"', {
      cause: Object.assign(new TypeError('WORDS of another'), { code: 'ECONNREFUSED' }),
    });

    log.error('CATALOG: page of images', new SourceError('CATALOG', 'page of images', { cause }));

    const [line] = err();
    assert.ok(!JSON.stringify(line).includes('WORDS'));
    assert.equal(line?.['message'], 'CATALOG: page of images');
    const logged = JSON.parse(JSON.stringify(line?.['error']));
    assert.equal(logged.name, 'SourceError');
    assert.equal(logged.code, 'SOURCE_UNAVAILABLE');
    assert.equal(logged.words, 'The source CATALOG did not answer. Try again later.');
    assert.equal(logged.cause.name, 'Error');
    assert.equal(logged.cause.words, undefined);
    assert.match(logged.cause.at[0], /^at .*log-errors[.]test[.]ts:\d+:\d+/);
    assert.deepEqual(
      [logged.cause.cause.name, logged.cause.cause.code],
      ['TypeError', 'ECONNREFUSED'],
    );
  });

  it('keeps the status of a store that answered, without what stood behind it', () => {
    const { log, err } = written();

    log.error('DICOMWEB: metadata', new Error('It answered 503: WORDS'));

    assert.equal(JSON.parse(JSON.stringify(err()[0]?.['error'])).words, 'It answered 503');
  });

  it('has those words where the operator looks for a fault', () => {
    const { log, text } = written({ level: 'debug' });

    log.error('CATALOG: page of images', new Error('Binder Error: no column "WORDS"'));

    assert.ok(text().includes('WORDS'));
  });

  it('ends, however deep causes go, and though one is its own', () => {
    const { log, err } = written();
    const own = new Error('round');
    own.cause = own;

    log.error('round', own);

    assert.equal(err().length, 1);
  });

  it('has an error that comes 10,000 times a few times, and as a number', () => {
    const { log, err } = written();

    for (let count = 0; count < 10_000; count += 1) log.error('DICOMWEB: metadata', new Error('x'));

    const lines = err();
    const last = lines.at(-1);
    assert.equal(lines.filter(({ message }) => message === 'DICOMWEB: metadata').length, 10);
    assert.deepEqual(last?.['leftOut'], { 'DICOMWEB: metadata': 9990 });
  });

  it('does not hide a request that fails in another way', () => {
    const { log, err } = written();

    for (let count = 0; count < 100; count += 1) log.request(record({ status: 503 }));
    log.request(record({ status: 500 }));

    assert.deepEqual(
      err().map(({ status }) => status),
      [...Array.from({ length: 10 }, () => 503), 500, undefined],
    );
  });

  it('is bounded too where each of 10,000 errors is another', () => {
    const { log, err } = written();

    for (let count = 0; count < 10_000; count += 1) log.error(`error ${count}`, new Error('x'));

    const lines = err();
    const leftOut = Object.values(Object(lines.at(-1)?.['leftOut'])).map(Number);
    assert.equal(lines.length, 201);
    assert.equal(
      leftOut.reduce((sum, count) => sum + count, 0),
      9800,
    );
    assert.ok(leftOut.length <= 201);
  });

  it('has the words that the gateway itself has for its operator', () => {
    const { log, text } = written();
    const cause = new OperatorError('BIGQUERY_DICOM_TABLE a.b.c: There is none.');

    log.error('BIGQUERY: columns of the table', new SourceError('BIGQUERY', 'columns', { cause }));

    assert.ok(text().includes('BIGQUERY_DICOM_TABLE a.b.c: There is none.'));
  });
});
