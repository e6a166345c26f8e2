import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createObjectCodec } from '../../../src/sources/objects/object-codec.ts';
import { EXPLICIT, items, part10 } from './part10.ts';

const codec = createObjectCodec();
after(() => codec.close());

const bytesOf = (latin1: string): Uint8Array => Buffer.from(latin1, 'latin1');

/** The name in an object whose Specific Character Set has these values. */
const nameIn = async (terms: string, name: string): Promise<unknown> => {
  const object = part10(EXPLICIT, {
    ...(terms === '' ? {} : { '00080005': ['CS', terms] as const }),
    '00100010': ['PN', bytesOf(name)],
  });
  return (await codec.attributes(object))['00100010']?.Value?.[0];
};

describe('A text in an object', () => {
  // The examples of PS3.5 Annex H, I, J and K, names in many scripts. cspell:disable
  const EXAMPLES: readonly (readonly [terms: string, name: string, wanted: object])[] = [
    ['ISO_IR 100', 'Buc^J\xe9r\xf4me', { Alphabetic: 'Buc^Jérôme' }],
    ['ISO_IR 101', 'Wa\xb3\xeasa', { Alphabetic: 'Wałęsa' }],
    ['ISO_IR 144', '\xbb\xee\xda\x63\xd5\xdc\xd1\xe3\xe0\xd3', { Alphabetic: 'Люкcембург' }],
    ['ISO_IR 126', '\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2', { Alphabetic: 'Διονυσιος' }],
    ['ISO_IR 127', '\xe2\xc8\xc7\xe6\xea^\xe4\xe6\xd2\xc7\xd1', { Alphabetic: 'قباني^لنزار' }],
    ['ISO_IR 138', '\xf9\xf8\xe5\xef^\xe3\xe1\xe5\xf8\xe4', { Alphabetic: 'שרון^דבורה' }],
    [
      'ISO_IR 192',
      'Wang^XiaoDong=\xe7\x8e\x8b^\xe5\xb0\x8f\xe6\x9d\xb1=',
      { Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小東' },
    ],
    [
      'GB18030',
      'Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=',
      { Alphabetic: 'Wang^XiaoDong', Ideographic: '王^小东' },
    ],
    ['GBK', 'Wang=\xcd\xf5', { Alphabetic: 'Wang', Ideographic: '王' }],
    [
      '\\ISO 2022 IR 87',
      'Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B',
      { Alphabetic: 'Yamada^Tarou', Ideographic: '山田^太郎', Phonetic: 'やまだ^たろう' },
    ],
    [
      'ISO 2022 IR 13\\ISO 2022 IR 87',
      '\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J',
      { Alphabetic: 'ﾔﾏﾀﾞ^ﾀﾛｳ', Ideographic: '山田^太郎', Phonetic: 'やまだ^たろう' },
    ],
    ['\\ISO 2022 IR 159', '\x1b$(D\x30\x21\x1b(B', { Alphabetic: '丂' }],
    [
      '\\ISO 2022 IR 149',
      'Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf',
      { Alphabetic: 'Hong^Gildong', Ideographic: '洪^吉洞', Phonetic: '홍^길동' },
    ],
    [
      '\\ISO 2022 IR 58',
      'Zhang=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab',
      { Alphabetic: 'Zhang', Ideographic: '张^小东' },
    ],
    // A delimiter ends what was switched to: then the first value's set is in use again.
    ['ISO 2022 IR 100\\ISO 2022 IR 126', '\xe9\x1b-F\xc4^\xe9', { Alphabetic: 'éΔ^é' }],
  ];
  // cspell:enable
  for (const [terms, name, wanted] of EXAMPLES) {
    it(`is read in ${terms}`, async () => {
      assert.deepEqual(await nameIn(terms, name), wanted);
    });
  }

  it('is read as ISO 8859-1 where no set, or one that nobody knows, is named', async () => {
    assert.deepEqual(await nameIn('', 'J\xe9'), { Alphabetic: 'Jé' });
    assert.deepEqual(await nameIn('KLINGON', 'J\xe9'), { Alphabetic: 'Jé' });
  });

  it('is split where a backslash is, and not where a character has that byte', async () => {
    // The second byte of these characters of JIS X 0208 is 0x5C.
    const object = part10(EXPLICIT, {
      '00080005': ['CS', '\\ISO 2022 IR 87'],
      '00081030': ['LO', bytesOf('\x1b$B\x30\x5c\x1b(B\\\x1b$B\x31\x5c\x1b(B')],
    });

    const { Value } = (await codec.attributes(object))['00081030'] ?? {};

    assert.deepEqual(Value, ['移', '閲']);
  });

  it('is in the set of what surrounds an item, unless the item names its own', async () => {
    const name = ['PN', bytesOf('\xc4\xe9')] as const;
    const object = part10(EXPLICIT, {
      '00080005': ['CS', 'ISO_IR 126'],
      '00081140': [
        'SQ',
        items({ '00100010': name }, { '00080005': ['CS', 'ISO_IR 100'], '00100010': name }),
      ],
      '00100010': name,
    });

    const attributes = await codec.attributes(object);

    const greek = { vr: 'PN', Value: [{ Alphabetic: 'Δι' }] };
    assert.deepEqual(attributes['00100010'], greek);
    assert.deepEqual(attributes['00081140']?.Value, [
      { '00100010': greek },
      {
        '00080005': { vr: 'CS', Value: ['ISO_IR 100'] },
        '00100010': { vr: 'PN', Value: [{ Alphabetic: 'Äé' }] },
      },
    ]);
  });

  it('is ASCII where its VR has no character set', async () => {
    const object = part10(EXPLICIT, {
      '00080005': ['CS', 'ISO_IR 192'],
      '00080060': ['CS', bytesOf('D\xe9')],
    });

    assert.deepEqual((await codec.attributes(object))['00080060'], { vr: 'CS', Value: ['Dé'] });
  });
});
