import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { keepFile } from '../../../src/http/identity/kept-file.ts';
import { KeyFileError, readKeyFile } from '../../../src/http/identity/key-file.ts';
import { keyFile, makeKey } from '../../support/identity/keys.ts';

const { line } = makeKey('ann', 'reader');
const changed = (field: string, value: unknown): string =>
  JSON.stringify({ ...JSON.parse(line), [field]: value });

describe('The file of API keys', () => {
  it('has a key in each line, and may have comments', () => {
    const keys = readKeyFile(`# keys\n\n${line}\r\n  ${makeKey('bob', 'admin').line}  \n`);

    assert.deepEqual(
      [...keys.values()].map(({ name, role, expiresMs }) => [name, role, expiresMs]),
      [
        ['ann', 'reader', null],
        ['bob', 'admin', null],
      ],
    );
  });

  it('may have two keys of one caller, of which one follows the other', () => {
    assert.equal(readKeyFile(`${line}\n${makeKey('ann', 'reader').line}`).size, 2);
  });

  for (const [what, text] of Object.entries({
    'no JSON': 'ann reader',
    'a list': '[]',
    'no name': changed('name', undefined),
    'a name with spaces': changed('name', 'a b'),
    'a role that there is not': changed('role', 'owner'),
    'a role that is a property of every object': changed('role', 'constructor'),
    'a list of roles': changed('role', ['admin']),
    'a key in place of its hash': changed('sha256', makeKey('ann', 'reader').key),
    'a short hash': changed('sha256', 'abc'),
    'an end that is no date': changed('expires', 'soon'),
    'a field that means nothing here': changed('expiry', '2030-01-01'),
  })) {
    it(`is refused whole for a line with ${what}, of which nothing is shown`, () => {
      assert.throws(
        () => readKeyFile(`${makeKey('bob', 'admin').line}\n${text}`),
        (error) =>
          error instanceof KeyFileError && /^line 2: wanted [\w ,.:@"{}-]+$/.test(error.message),
      );
    });
  }
});

describe('A kept file', () => {
  it('is looked at again after a second, while somebody asks for what it says', async (t) => {
    const file = await keyFile(makeKey('ann', 'reader'));
    t.after(() => file.remove());
    t.mock.timers.enable({ apis: ['Date'], now: 0 });
    const kept = await keepFile({
      setting: 'FILE',
      path: file.path,
      read: (content) => content.length,
      logError: assert.fail,
    });
    const before = await kept.value();
    await file.replace('');

    t.mock.timers.setTime(999);
    assert.equal(kept.value(), before);
    t.mock.timers.setTime(1000);
    assert.equal(await kept.value(), 0);
  });
});
