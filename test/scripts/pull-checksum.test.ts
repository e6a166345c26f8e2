import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { isWhole, promisedChecksum } from '../../scripts/pull/checksum.ts';
import { crc32c } from '../../scripts/pull/crc32c.ts';
import { temporaryFolder } from './temporary-folder.ts';

describe('A CRC-32C', () => {
  it('is that of RFC 3720, appendix B.4', () => {
    const ascending = Uint8Array.from({ length: 32 }, (_, position) => position);

    assert.equal(crc32c(new Uint8Array(32)), 0x8a9136aa);
    assert.equal(crc32c(new Uint8Array(32).fill(0xff)), 0x62a8ab43);
    assert.equal(crc32c(ascending), 0x46dd794e);
    assert.equal(crc32c(ascending.toReversed()), 0x113fdb5c);
  });

  it('can be taken piece by piece', () => {
    const [text, first, rest] = ['123456789', '1234', '56789'].map((digits) => Buffer.from(digits));

    assert.equal(crc32c(text ?? Buffer.alloc(0)), 0xe3069283);
    assert.equal(crc32c(rest ?? Buffer.alloc(0), crc32c(first ?? Buffer.alloc(0))), 0xe3069283);
  });
});

describe('The checksum of an object', () => {
  const folder = temporaryFolder();

  it('is the MD5 where there is one, in whichever order they stand', () => {
    const md5 = { algorithm: 'md5', value: 'AAAAAAAAAAAAAAAAAAAAAA==' };

    assert.deepEqual(promisedChecksum('crc32c=n03x6A==,md5=AAAAAAAAAAAAAAAAAAAAAA=='), md5);
    assert.deepEqual(promisedChecksum('md5=AAAAAAAAAAAAAAAAAAAAAA==, crc32c=n03x6A=='), md5);
  });

  it('is the CRC-32C of an object that was put together, and none where nothing is known', () => {
    assert.deepEqual(promisedChecksum('crc32c=n03x6A=='), {
      algorithm: 'crc32c',
      value: 'n03x6A==',
    });
    assert.equal(promisedChecksum('sha9=n03x6A=='), null);
    assert.equal(promisedChecksum(null), null);
  });

  it('tells a file that has its bytes from one that has not', async () => {
    const file = path.join(folder.root, 'digits');
    writeFileSync(file, '123456789');

    for (const [algorithm, right, wrong] of [
      ['md5', createHash('md5').update('123456789').digest('base64'), 'AAAAAAAAAAAAAAAAAAAAAA=='],
      ['crc32c', '4waSgw==', '4waSgA=='],
    ] as const) {
      assert.equal(await isWhole(file, { algorithm, value: right }), true);
      assert.equal(await isWhole(file, { algorithm, value: wrong }), false);
    }
  });
});
