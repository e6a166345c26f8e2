import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { GraphQLError } from 'graphql';
import { BytesLimitError, CallerLeftError } from '../../src/errors.ts';
import { createErrorFormatter } from '../../src/graphql/format-error.ts';

/** What is told of an error that a field throws, and what is logged. */
const told = (error: Error) => {
  const logged: unknown[] = [];
  const format = createErrorFormatter((message) => void logged.push(message));
  const thrown = new GraphQLError(error.message, { originalError: error, path: ['images'] });
  return { ...format(thrown.toJSON(), thrown), logged };
};

const LIMIT = {
  source: 'CATALOG',
  estimatedBytes: 2_000_000_000,
  limitBytes: 1_000_000_000,
  remainingBytes: null,
  retryAfterSeconds: null,
} as const;

describe('What a caller is told who wants too many bytes', () => {
  it('are the estimate and the ceiling, as byte counts are told in the graph', () => {
    const { extensions, logged } = told(new BytesLimitError(LIMIT));

    assert.deepEqual(extensions, {
      code: 'BYTES_LIMIT_EXCEEDED',
      source: 'CATALOG',
      estimatedBytes: '2000000000',
      limitBytes: '1000000000',
    });
    assert.deepEqual(logged, []);
  });

  it('are what is left of the day and when the next begins, where the day is the limit', () => {
    const { extensions, message } = told(
      new BytesLimitError({ ...LIMIT, remainingBytes: 5, retryAfterSeconds: 60 }),
    );

    assert.deepEqual(extensions, {
      code: 'BYTES_LIMIT_EXCEEDED',
      source: 'CATALOG',
      estimatedBytes: '2000000000',
      limitBytes: '1000000000',
      remainingBytes: '5',
      retryAfterSeconds: 60,
    });
    assert.match(message, /5 are left.+ try again after midnight UTC\.$/);
  });

  it('leaves out an estimate that is not known', () => {
    const { extensions, message } = told(new BytesLimitError({ ...LIMIT, estimatedBytes: null }));

    assert.equal(Object.hasOwn(extensions ?? {}, 'estimatedBytes'), false);
    assert.match(message, /answering this would bill more than that\./);
  });
});

describe('A caller that has gone', () => {
  it('is nothing to log', () => {
    assert.deepEqual(told(new CallerLeftError()).logged, []);
  });
});
