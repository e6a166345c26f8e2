import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import { decodeDataset } from '../../src/dicom/decode-dataset.ts';

const TAG = '00200013';

describe('a megabyte of text in place of a number', () => {
  for (const [name, character] of [
    ['zeros', '0'],
    ['spaces', ' '],
    ['digits', '1'],
  ] as const) {
    it(`holds up nobody, and stays a text: ${name}`, () => {
      const text = `${character.repeat(1024 * 1024)}x`;
      const dataset = { [TAG]: { vr: 'IS', Value: [text] } };
      const read = () => decodeDataset(dataset);
      // Ended from outside: who falls for it would hold up the thread for an hour.
      const found: unknown = runInNewContext('read()', { read }, { timeout: 10_000 });
      assert.deepEqual(found, dataset);
    });
  }
});
