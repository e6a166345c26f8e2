import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { describe, it } from 'node:test';
import { hasConsent, NobodyToAskError } from '../src/consent.ts';

/** Puts a question to somebody who types this. */
const ask = async (typed: string, { isTTY = true, isGiven = false } = {}) => {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  input.end(typed);
  const isYes = await hasConsent('Spend it?', { isGiven, input, output });
  return { isYes, asked: String(output.read() ?? '') };
};

describe('Consent', () => {
  it('is a yes, however it is written', async () => {
    for (const typed of ['y\n', 'Yes\n', ' YES \n']) {
      assert.deepEqual(await ask(typed), { isYes: true, asked: 'Spend it? [y/N] ' });
    }
  });

  it('is not anything else, nor the end of the input', async () => {
    for (const typed of ['\n', 'n\n', 'yesterday\n', 'sure\n', '']) {
      assert.equal((await ask(typed)).isYes, false);
    }
  });

  it('is not asked for where it was given beforehand', async () => {
    const given = await ask('', { isGiven: true, isTTY: false });

    assert.deepEqual(given, { isYes: true, asked: '' });
  });

  it('cannot be had where nobody sits at a terminal', async () => {
    await assert.rejects(ask('yes\n', { isTTY: false }), NobodyToAskError);
  });
});
