import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { createByteLines, LONGEST_LINE } from '../../../src/sources/scores/byte-lines.ts';
import { fastCheckSettings } from '../../oracle/fast-check-settings.ts';

const linesOf = (pieces: readonly string[]): (string | null)[] => {
  const found: (string | null)[] = [];
  const lines = createByteLines((line, bytes) => {
    assert.equal(line, found.length + 1);
    found.push(bytes === null ? null : bytes.toString());
  });
  for (const piece of pieces) lines.push(Buffer.from(piece));
  lines.end();
  return found;
};

describe('Bytes that come in pieces', () => {
  it('are the same lines, wherever they are cut', () => {
    const piece = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '\r\n'), maxLength: 8 });
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const whole = pieces.join('');
        const lines = whole.split('\n');
        if (lines.at(-1) === '') lines.pop();
        const expected = lines.map((line) => line.replace(/\r$/, ''));
        assert.deepEqual(linesOf(pieces), expected);
        assert.deepEqual(linesOf(whole.split('')), expected);
      }),
      fastCheckSettings(300),
    );
  });

  it('are no line where that is too long, and go on behind it', () => {
    const long = 'x'.repeat(LONGEST_LINE + 1);
    assert.deepEqual(linesOf(['a\n', long, long, '\nb\n', long]), ['a', null, 'b', null]);
    assert.deepEqual(linesOf([`${long.slice(1)}\nb`]), [long.slice(1), 'b']);
  });
});
