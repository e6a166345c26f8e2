import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { jsonExcess } from '../../src/http/json-shape.ts';

const [DEPTH, KEYS, VALUES] = [500, 2000, 500_000] as const;

const excessIn = (text: string): string | null => jsonExcess(Buffer.from(text))?.counted ?? null;

describe('JSON that is larger than its length shows', () => {
  it('is found at the first thing too many, and not before', () => {
    const nested = (count: number) => `${'['.repeat(count)}${']'.repeat(count)}`;
    const keyed = (count: number) =>
      `{${Array.from({ length: count }, (_, i) => `"${i}":0`).join(',')}}`;
    const listed = (count: number) => `[${Array(count).fill('0').join(',')}]`;

    assert.deepEqual([excessIn(nested(DEPTH)), excessIn(nested(DEPTH + 1))], [null, 'depth']);
    assert.deepEqual([excessIn(keyed(KEYS)), excessIn(keyed(KEYS + 1))], [null, 'keys']);
    // The list itself is one of them.
    assert.deepEqual([excessIn(listed(VALUES - 1)), excessIn(listed(VALUES))], [null, 'values']);
  });

  it('is no JSON with many objects one after the other', () => {
    const objects = `[${Array(1500).fill('{"a":{"b":1},"c":2}').join(',')}]`;

    assert.equal(excessIn(objects), null);
  });

  it('is no string that looks like it', () => {
    for (const text of ['[', '{"a":', ',', '\\"[', '\\\\', '"[["']) {
      assert.equal(excessIn(JSON.stringify([text.repeat(600_000)])), null, text);
    }
  });

  it('is nothing that a parser takes and that is small', () => {
    fc.assert(fc.property(fc.json({ maxDepth: 20 }), (text) => assert.equal(excessIn(text), null)));
  });

  it('is looked for in whatever comes, and malformed JSON is left to its parser', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => jsonExcess(bytes) === null),
    );
    for (const text of ['}}}}', ']]]', '"', '"\\', '{"a', ':::'])
      assert.equal(excessIn(text), null);
  });
});
