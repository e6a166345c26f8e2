import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { currentRequest, inRequest, ownRequest } from '../../../src/request.ts';
import { createGuard } from '../../../src/sources/guard/guard.ts';
import { OPTIONS } from './hand-clock.ts';

describe('a question that waits for its turn', () => {
  it('is asked in its own request, whoever lets it in', async () => {
    const guard = createGuard({ ...OPTIONS, concurrent: 1 });
    const first = Promise.withResolvers<void>();
    const ask = async (): Promise<string | undefined> => {
      await first.promise;
      return currentRequest()?.caller;
    };
    const callers = ['first', 'second', 'third'].map((caller) =>
      inRequest({ ...ownRequest(), caller }, () => guard.run('anything', ask)),
    );
    first.resolve();
    assert.deepEqual(await Promise.all(callers), ['first', 'second', 'third']);
  });
});
