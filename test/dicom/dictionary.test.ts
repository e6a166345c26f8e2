import assert from 'node:assert/strict';
import { before, describe, it } from 'node:test';
import { type Dictionary, openDictionary } from '../../src/dicom/dictionary.ts';
import { KEYWORDS } from '../oracle/dicom-keywords.ts';

describe('The DICOM dictionary', () => {
  let dictionary: Dictionary;
  before(async () => {
    dictionary = await openDictionary();
  });

  it('knows keywords by tag and tags by keyword', () => {
    for (const [tag, keyword] of Object.entries(KEYWORDS)) {
      assert.equal(dictionary.keywordOf(tag), keyword);
      assert.equal(dictionary.tagOf(keyword), tag);
    }
  });

  it('knows a keyword in whatever case, and the VR of a tag', () => {
    for (const [tag, keyword] of Object.entries(KEYWORDS)) {
      assert.equal(dictionary.tagOfAnyCase(keyword.toLowerCase()), tag);
      assert.equal(dictionary.tagOfAnyCase(keyword.toUpperCase()), tag);
    }
    assert.equal(dictionary.tagOfAnyCase('__proto__'), null);
    assert.equal(dictionary.vrOf('00100040'), 'CS');
    assert.equal(dictionary.vrOf('00280106'), 'xs');
    assert.equal(dictionary.vrOf('00091001'), null);
  });

  it('is read once', () => {
    assert.equal(openDictionary(), openDictionary());
  });

  it('has no keyword for elements of makers of devices, and for what the standard does not list', () => {
    for (const tag of ['00090010', '00091001', '00191008', '7FE10010', '00180061', 'FFFFFFFF']) {
      assert.equal(dictionary.keywordOf(tag), null, tag);
    }
  });

  it('knows no word that is none of its keywords', () => {
    for (const word of [
      '',
      'patientSex',
      'PatientSEX',
      'Patient Sex',
      'RETIRED_LengthToEnd',
      'undefined',
      'Unknown',
      'constructor',
      '__proto__',
      'toString',
      '00100040',
    ]) {
      assert.equal(dictionary.tagOf(word), null, word);
      assert.equal(dictionary.rangeOf(word), null, word);
    }
  });

  it('gives the elements of every overlay and curve the keyword of their range', () => {
    for (const tag of ['60000010', '60020010', '601E0010']) {
      assert.equal(dictionary.keywordOf(tag), 'OverlayRows');
    }
    assert.equal(dictionary.keywordOf('50003000'), 'CurveData');
    assert.equal(dictionary.keywordOf('60010010'), null);
    assert.equal(dictionary.tagOf('OverlayRows'), null);
    assert.equal(dictionary.rangeOf('OverlayRows'), '(6000-60FF,0010)');
  });

  it('finds keywords that a word was probably meant for', () => {
    const meant = {
      patientSex: 'PatientSex',
      'Patient Sex': 'PatientSex',
      PatientSx: 'PatientSex',
      Sex: 'PatientSex',
      BitStored: 'BitsStored',
      windowCenter: 'WindowCenter',
      StudyDesc: 'StudyDescription',
      kvp: 'KVP',
      overlayRows: 'OverlayRows',
    };
    for (const [word, keyword] of Object.entries(meant)) {
      const near = dictionary.near(word);
      assert.ok(near.includes(keyword), `${word}: ${near.join(', ')}`);
      assert.ok(near.length <= 3);
    }
    for (const word of ['', 'zz', '%%%', '\u{1F600}', 'q'.repeat(100_000)]) {
      assert.deepEqual(dictionary.near(word), []);
    }
  });
});
