import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { admit, imageAddress } from '../../src/terms/image-address.ts';

const SECRET = 'a secret of at least 32 characters';
const PART = { imageIndex: '00000013_008.png', resource: 'thumbnail' } as const;
const PATH = '/images/00000013_008.png/thumbnail';
const ORIGIN = 'https://graph.example';

const open = { origin: ORIGIN, secret: null, ttlSeconds: 100 };

/** Signs at a time in seconds. */
const at = (seconds: number) => ({
  origin: ORIGIN,
  secret: SECRET,
  ttlSeconds: 100,
  nowMs: () => seconds * 1000,
});

const parametersOf = (address: string): Record<string, string> =>
  Object.fromEntries(new URL(address).searchParams);

describe('The address of an image', () => {
  it('is its name below the origin, with the parameters in their order', () => {
    assert.equal(imageAddress(open, PART), `${ORIGIN}${PATH}`);
    assert.equal(
      imageAddress(open, { ...PART, resource: 'rendered' }, { width: 5, format: 'png' }),
      `${ORIGIN}/images/00000013_008.png/rendered?width=5&format=png`,
    );
    assert.equal(
      imageAddress(open, { ...PART, resource: 'frames/12' }),
      `${ORIGIN}/images/00000013_008.png/frames/12`,
    );
  });

  it('is good without a signature where there is no secret', () => {
    assert.deepEqual(admit(open, PART, {}), { outcome: 'ADMITTED', secondsLeft: null });
  });
});

describe('A signed address', () => {
  it('has when it expires, and an HMAC over its path and all parameters by name', () => {
    const address = imageAddress(at(1001), PART, { size: 64, a: 'ä' });

    const text = `${PATH}?a=%C3%A4&expires=1200&size=64`;
    const signature = createHmac('sha256', SECRET).update(text).digest('base64url');
    assert.equal(address, `${ORIGIN}${PATH}?size=64&a=%C3%A4&expires=1200&signature=${signature}`);
  });

  it('stays the same for a while, and is good for once to twice the time', () => {
    for (let second = 1000; second < 1300; second++) {
      const address = imageAddress(at(second), PART);
      const expires = Number(parametersOf(address)['expires']);

      assert.equal(expires % 100, 0);
      assert.ok(expires - second >= 100 && expires - second <= 200, `${second}: ${expires}`);
      if (second % 100 > 1) assert.equal(address, imageAddress(at(second - 1), PART));
    }
  });

  it('is admitted until the second in which it expires', () => {
    const parameters = parametersOf(imageAddress(at(1001), PART, { size: 64 }));

    assert.deepEqual(admit(at(1001), PART, parameters), { outcome: 'ADMITTED', secondsLeft: 199 });
    assert.deepEqual(admit(at(1199.9), PART, parameters), { outcome: 'ADMITTED', secondsLeft: 1 });
    for (const second of [1200, 1201, 99_999]) {
      assert.deepEqual(admit(at(second), PART, parameters), { outcome: 'EXPIRED' });
    }
  });

  it('is admitted with its parameters in any order', () => {
    const parameters = parametersOf(imageAddress(at(1001), PART, { b: 1, a: 2 }));
    const reversed = Object.fromEntries(Object.entries(parameters).toReversed());

    assert.equal(admit(at(1001), PART, reversed).outcome, 'ADMITTED');
  });

  it('is for its image, its resource, its parameters and its secret alone', () => {
    const good = parametersOf(imageAddress(at(1001), PART, { size: 64 }));
    const { signature = '', expires: _expires, ...rest } = good;
    const forged: readonly Record<string, string>[] = [
      { ...good, size: '65' },
      { ...good, size: '064' },
      { ...good, other: '1' },
      { ...good, expires: '9999999999' },
      { ...rest, signature },
      { expires: '1200', signature },
      { ...good, signature: '' },
      { ...good, signature: signature.slice(1) },
      { ...good, signature: `${signature}=` },
      { ...good, signature: `${signature.slice(0, -1)}é` },
      { ...good, signature: signature.toLowerCase() },
    ];

    for (const parameters of forged) {
      assert.deepEqual(admit(at(1001), PART, parameters), { outcome: 'FORGED' });
    }
    const other = { ...PART, imageIndex: '00000013_005.png' };
    assert.deepEqual(admit(at(1001), other, good), { outcome: 'FORGED' });
    const rendered = { ...PART, resource: 'rendered' } as const;
    assert.deepEqual(admit(at(1001), rendered, good), { outcome: 'FORGED' });
    const others = { ...at(1001), secret: `${SECRET}.` };
    assert.deepEqual(admit(others, PART, good), { outcome: 'FORGED' });
    assert.deepEqual(admit(at(1001), PART, { size: '64' }), { outcome: 'UNSIGNED' });
  });

  it('is admitted whatever its parameters are, and never with others', () => {
    const parameters = fc.dictionary(
      fc.string({ unit: 'grapheme-ascii' }),
      fc.string({ unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(parameters, parameters, (mine, others) => {
        const signed = parametersOf(imageAddress(at(1001), PART, mine));
        assert.equal(admit(at(1001), PART, signed).outcome, 'ADMITTED');

        const { signature = '', expires = '' } = signed;
        const changed = { ...others, expires, signature };
        const isSame = isDeepStrictEqual(changed, signed);
        assert.equal(admit(at(1001), PART, changed).outcome, isSame ? 'ADMITTED' : 'FORGED');
      }),
    );
  });
});
