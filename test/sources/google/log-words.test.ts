import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loggedAs, logWords } from '../../../src/sources/google/log-words.ts';

describe('What is logged of a failure', () => {
  it('leaves out tokens, in all forms that Google gives out', () => {
    const secrets = [
      'ya29.a0Af_H-x.y',
      'Bearer plain-secret',
      'eyJ0.eyJ1.plain-secret',
      '{"access_token":"plain-secret"}',
      'refresh_token=plain-secret&grant_type=refresh_token',
      'client_secret: plain-secret',
      'https://store.example/v1/a?key=plain-secret&limit=1',
    ];

    for (const secret of secrets) {
      const words = logWords(`It said ${secret} and went away`);
      assert.doesNotMatch(words, /a0Af|eyJ|plain-secret/, words);
      assert.match(words, /^It said .*and went away$/);
    }
  });

  it('keeps what an operator needs', () => {
    const words =
      "Permission 'healthcare.dicomStores.dicomWebRead' denied on 1.3.6.1.4.1.11129.5.5.1";

    assert.equal(logWords(words), words);
  });

  it('is one line of bounded length', () => {
    assert.equal(logWords('a\r\n\tb'), 'a b');
    assert.equal(logWords('x'.repeat(10_000)).length, 500);
  });

  it('has the code of an error and nothing of its request', () => {
    const error = Object.assign(new Error('no way'), { code: 'EHOSTUNREACH', config: { a: 'x' } });
    const words = loggedAs(error);

    assert.equal(words.message, 'EHOSTUNREACH: no way');
    assert.deepEqual(Object.keys(words), []);
    assert.equal(words.cause, undefined);
  });
});
