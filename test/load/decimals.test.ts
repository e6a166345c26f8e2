import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { decimalIn } from '../../src/sources/catalog/load/decimals.ts';
import { createTexts } from '../../src/sources/catalog/load/known-texts.ts';

const read = (text: string): number => {
  const bytes = Buffer.from(`12,${text},34`);
  return decimalIn(bytes, 3, bytes.length - 3);
};

const digits = (length: { minLength: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'), ...length });

describe('A decimal that is read from bytes', () => {
  it('is the number that the text is, to the last bit', () => {
    const parts = fc.tuple(
      digits({ minLength: 1, maxLength: 10 }),
      digits({ minLength: 0, maxLength: 10 }),
    );
    fc.assert(
      fc.property(parts, ([whole, decimals]) => {
        const text = decimals === '' ? whole : `${whole}.${decimals}`;
        const hasFew = whole.length + decimals.length <= 15;
        assert.equal(read(text), hasFew ? Number(text) : -1);
      }),
      { numRuns: 2000 },
    );
  });

  for (const text of ['', '.', '.5', '5.', '1.2.3', '-1', '1e3', ' 1', '0x1', 'NaN']) {
    it(`is left to others where it is no plain one: "${text}"`, () => assert.equal(read(text), -1));
  }
});

describe('Texts that are remembered', () => {
  it('are those that stand there, however many there are', () => {
    const cells = fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 50 });
    fc.assert(
      fc.property(cells, fc.array(fc.nat(49)), (texts, order) => {
        const bytes = Buffer.from(texts.join(''));
        const lengths = texts.map((text) => Buffer.byteLength(text));
        const starts = lengths.map((_, i) =>
          lengths.slice(0, i).reduce((sum, one) => sum + one, 0),
        );
        const textAt = createTexts(bytes, 'utf8');
        for (const i of [...order, ...order]) {
          const start = starts[i];
          if (start !== undefined) assert.equal(textAt(start, start + (lengths[i] ?? 0)), texts[i]);
        }
      }),
    );
  });

  it('do not stand for others in their place', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => String(i).padStart(6, '0'));
    const bytes = Buffer.from(texts.join(''));
    const textAt = createTexts(bytes, 'latin1');
    for (const round of [0, 1]) {
      for (const [i, text] of texts.entries()) {
        assert.equal(textAt(6 * i, 6 * i + 6), text, `round ${round}`);
      }
    }
  });
});
