import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  byImage2017,
  byImage2020,
  fourFindingsReads,
  groupBy,
  tally,
  test,
  testLabels,
  trainValidation,
  validationLabels,
} from './published-files.ts';

const finals = [...validationLabels, ...testLabels];
const readsByImage = groupBy(fourFindingsReads, ({ image }) => image);
const FINDINGS = ['fracture', 'pneumothorax', 'airspace opacity', 'nodule or mass'];

describe('the four-findings images of the sample', () => {
  it('are 120 for validation and 100 for test, in their splits', () => {
    assert.deepEqual([validationLabels.length, testLabels.length], [120, 100]);
    assert.ok(validationLabels.every(({ image }) => trainValidation.includes(image)));
    assert.ok(testLabels.every(({ image }) => test.includes(image)));
    assert.deepEqual(new Set(readsByImage.keys()), new Set(finals.map(({ image }) => image)));
  });

  it('have the labels of 2020 and the ages of 2017 without a unit', () => {
    for (const { image, labels, followUp, patient, age, cells } of finals) {
      const [before, after] = [byImage2017.get(image), byImage2020.get(image)];
      assert.deepEqual(labels, after?.labels);
      assert.equal(patient, after?.patient);
      assert.equal(age, String(Number.parseInt(before?.age ?? '', 10)));
      assert.equal(followUp, String(Number(before?.followUp)));
      assert.deepEqual(cells.slice(5, 11), before?.cells.slice(5, 11));
    }
  });

  it('include an impossible age, one in months, and labels that changed', () => {
    assert.equal(Math.max(...finals.map(({ age }) => Number(age))), 153);
    assert.ok(finals.some(({ image }) => byImage2017.get(image)?.age.endsWith('M')));
    const changed = finals.filter(
      ({ image, labels }) => byImage2017.get(image)?.labels.join() !== labels.join(),
    );
    assert.ok(changed.length > 0);
  });

  it('have each of the four findings present in each set', () => {
    for (const set of [validationLabels, testLabels]) {
      FINDINGS.forEach((finding, column) => {
        assert.ok(
          set.some(({ verdicts }) => verdicts[column] === 'YES'),
          finding,
        );
      });
    }
  });
});

describe('the four-findings reads of the sample', () => {
  it('are mostly three for an image, and some 1, 2, 4 and 5', () => {
    const counts = tally([...readsByImage.values()].map((reads) => reads.length));
    assert.deepEqual(
      counts,
      new Map([
        [1, 2],
        [2, 5],
        [3, 210],
        [4, 2],
        [5, 1],
      ]),
    );
    assert.equal(readsByImage.get('00000013_008.png')?.length, 3);
  });

  it('come from six readers of validation, five of test and two of both', () => {
    const sets = groupBy(fourFindingsReads, ({ reader }) => reader);
    const kinds = [...sets.values()].map((reads) => new Set(reads.map(({ set }) => set)));
    const count = (...wanted: string[]) =>
      kinds.filter((kind) => kind.size === wanted.length && wanted.every((set) => kind.has(set)))
        .length;
    assert.deepEqual([count('val'), count('test'), count('val', 'test')], [6, 5, 2]);
    assert.ok([...sets.keys()].every((reader) => /^91\d{8}$/.test(reader)));
  });

  it('are repeated with other calls on three images, on one of them by two readers', () => {
    const repeated = [...readsByImage.values()].flatMap((reads) => {
      const pairs = [...groupBy(reads, ({ reader }) => reader).values()];
      const twice = pairs.filter((read) => read.length > 1);
      assert.ok(twice.every(([first, again]) => first?.calls.join() !== again?.calls.join()));
      return twice.length > 0 ? [twice.length] : [];
    });
    assert.deepEqual(
      repeated.sort((left, right) => left - right),
      [1, 1, 2],
    );
  });

  it('hedge on pneumothorax and on nodule or mass only', () => {
    const hedged = FINDINGS.map(
      (_, column) => fourFindingsReads.filter(({ calls }) => calls[column] === 'HEDGE').length,
    );
    assert.deepEqual(hedged, [0, 12, 0, 16]);
    assert.ok(
      fourFindingsReads.every(({ calls }) => calls.every((call) => /^(YES|NO|HEDGE)$/.test(call))),
    );
  });

  it('are overruled 26 times by the final label, both ways', () => {
    const overruled = finals.flatMap(({ image, verdicts }) => {
      const byReader = groupBy(readsByImage.get(image) ?? [], ({ reader }) => reader);
      const reads = [...byReader.values()].flatMap((repeats) => repeats.slice(0, 1));
      return verdicts.filter((verdict, column) => {
        const opposite = verdict === 'YES' ? 'NO' : 'YES';
        const against = reads.filter(({ calls }) => calls[column] === opposite);
        return 2 * against.length > reads.length;
      });
    });
    assert.deepEqual(
      tally(overruled.sort()),
      new Map([
        ['NO', 6],
        ['YES', 20],
      ]),
    );
  });
});
