import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import fc from 'fast-check';
import { type Dictionary, openDictionary } from '../../src/dicom/dictionary.ts';
import { readTagNames } from '../../src/dicom/tag-names.ts';
import { UserInputError } from '../../src/errors.ts';
import { hostileStrings } from '../graph/hostile/strings.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';

/** Names, and what a caller is told of them. */
const REFUSED: readonly (readonly [string, string])[] = [
  [
    'PatientGender',
    'names: "PatientGender" is no keyword of the DICOM dictionary. Near it: "PatientID", "PatientAge", "PatientSex".',
  ],
  [
    'patientSex',
    'names: "patientSex" is no keyword of the DICOM dictionary. Near it: "PatientSex", "PatientSize", "PatientSexNeutered".',
  ],
  ['%%%', 'names: "%%%" is no keyword of the DICOM dictionary.'],
  ['', 'names: "" is no keyword of the DICOM dictionary.'],
  [
    'OverlayRows',
    'names: "OverlayRows" stands for the tags (6000-60FF,0010); name one of them by its number.',
  ],
  [
    '0010',
    'names: "0010" is no tag; eight hexadecimal digits are, such as "00100040" or "(0010,0040)".',
  ],
  [
    '0010004',
    'names: "0010004" is no tag; eight hexadecimal digits are, such as "00100040" or "(0010,0040)".',
  ],
  [
    '001000400',
    'names: "001000400" is no tag; eight hexadecimal digits are, such as "00100040" or "(0010,0040)".',
  ],
  [
    '(0010,0040',
    'names: "(0010,0040" is no tag; eight hexadecimal digits are, such as "00100040" or "(0010,0040)".',
  ],
  [
    '60xx,0010',
    'names: "60xx,0010" is no tag; eight hexadecimal digits are, such as "00100040" or "(0010,0040)".',
  ],
];

describe('Names of elements', () => {
  let dictionary: Dictionary;
  before(async () => {
    dictionary = await openDictionary();
  });

  it('are keywords, and tags in several spellings', () => {
    for (const name of [
      'PhotometricInterpretation',
      '00280004',
      '0028,0004',
      '0028, 0004',
      '(0028,0004)',
      '(0028, 0004)',
    ]) {
      assert.deepEqual(readTagNames([name], dictionary), ['00280004'], name);
    }
    assert.deepEqual(readTagNames(['0020000e', '7fe0,0010'], dictionary), ['0020000E', '7FE00010']);
  });

  it('keep their order, and those that mean the same count once', () => {
    assert.deepEqual(
      readTagNames(
        ['Rows', 'PatientSex', '00280010', '(0010,0040)', 'Columns', 'Rows'],
        dictionary,
      ),
      ['00280010', '00100040', '00280011'],
    );
    assert.deepEqual(readTagNames([], dictionary), []);
  });

  it('may be tags that no dictionary has', () => {
    assert.deepEqual(readTagNames(['00091001', 'FFFFFFFF'], dictionary), ['00091001', 'FFFFFFFF']);
  });

  for (const [name, message] of REFUSED) {
    it(`${JSON.stringify(name)} is refused by what it may have been meant for`, () => {
      assert.throws(() => readTagNames(['Rows', name], dictionary), new UserInputError(message));
    });
  }

  it('are 200 at most', () => {
    const names = Array.from({ length: 201 }, () => 'Rows');

    assert.deepEqual(readTagNames(names.slice(1), dictionary), ['00280010']);
    assert.throws(
      () => readTagNames(names, dictionary),
      new UserInputError('names takes at most 200 names, found 201.'),
    );
  });

  it('that are hostile are refused in few words, whatever they hold', () => {
    for (const name of [...hostileStrings, '__proto__', 'constructor', 'x'.repeat(1_000_000)]) {
      assert.throws(
        () => readTagNames([name], dictionary),
        (error) => error instanceof UserInputError && error.message.length < 600,
      );
    }
  });

  it('are tags just where they are eight hexadecimal digits in one of the spellings', () => {
    const spell = fc.constantFrom<(group: string, element: string) => string>(
      (group, element) => group + element,
      (group, element) => `${group},${element}`,
      (group, element) => `(${group},${element})`,
    );
    const digits = fc.string({
      unit: fc.constantFrom(...Array.from('0123456789abcdefABCDEF')),
      maxLength: 6,
    });
    fc.assert(
      fc.property(spell, digits, digits, (written, group, element) => {
        const name = written(group, element);
        const isTag =
          written('', '') === ''
            ? group.length + element.length === 8
            : group.length === 4 && element.length === 4;
        if (isTag) {
          assert.deepEqual(readTagNames([name], dictionary), [(group + element).toUpperCase()]);
        } else assert.throws(() => readTagNames([name], dictionary), UserInputError);
      }),
      fastCheckSettings(500),
    );
  });
});
