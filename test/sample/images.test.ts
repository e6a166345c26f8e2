import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  byImage2020,
  entries2017,
  entries2020,
  patientOf,
  tally,
  test,
  trainValidation,
} from './published-files.ts';

const images = entries2017.map(({ image }) => image);

describe('the images of the sample', () => {
  it('are 2,033 of 600 patients, the same in both releases', () => {
    assert.equal(images.length, 2033);
    assert.deepEqual(new Set(byImage2020.keys()), new Set(images));
    assert.equal(byImage2020.size, entries2020.length);
    assert.equal(new Set(images.map(patientOf)).size, 600);
    assert.ok(images.every((image) => /^00000[0-6]\d\d_\d{3}[.]png$/.test(image)));
  });

  it('are one of some patients and more than forty of one', () => {
    const counts = tally(images.map(patientOf));
    assert.equal(counts.get('00000002'), 1);
    assert.equal(counts.get('00000013'), 28);
    assert.equal(counts.get('00000088'), 47);
    assert.ok(byImage2020.has('00000001_000.png'));
  });

  it('are split by patient, about three quarters for training and validation', () => {
    assert.deepEqual([trainValidation.length, test.length], [1556, 477]);
    assert.deepEqual([...trainValidation, ...test].sort(), [...images].sort());
    const trained = new Set(trainValidation.map(patientOf));
    assert.equal(
      test.some((image) => trained.has(patientOf(image))),
      false,
    );
  });

  it('stand in another order in each release', () => {
    assert.deepEqual(images, [...images].sort());
    assert.notDeepEqual(
      entries2020.map(({ image }) => image),
      images,
    );
  });

  it('have padded patient numbers and follow-ups in 2017, and plain ones in 2020', () => {
    for (const { image, patient, followUp } of entries2017) {
      assert.deepEqual([patient, followUp], [patientOf(image), image.slice(9, 12)]);
    }
    for (const { image, patient, followUp } of entries2020) {
      assert.equal(patient, String(Number(patientOf(image))));
      assert.equal(followUp, String(Number(followUp)));
    }
  });

  it('have float noise in the spacings of 2020', () => {
    const noise = new Map([
      ['0.143', '0.14300000000000002'],
      ['0.194311', '0.19431099999999998'],
    ]);
    const pairs = entries2017.map(({ image, cells }) => [
      cells[9],
      byImage2020.get(image)?.cells[9],
    ]);
    for (const [plain, noisy] of noise) {
      const written = pairs.filter(([spacing]) => spacing === plain);
      assert.ok(written.length > 0 && written.every(([, spacing]) => spacing === noisy));
    }
  });

  it('have both views and both sexes', () => {
    const views = tally(entries2020.map(({ view }) => view));
    const sexes = tally(entries2020.map(({ cells }) => cells[5]));
    assert.deepEqual(
      views,
      new Map([
        ['PA', 1194],
        ['AP', 839],
      ]),
    );
    assert.deepEqual(
      sexes,
      new Map([
        ['F', 892],
        ['M', 1141],
      ]),
    );
  });
});
