import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  boxes,
  byImage2017,
  byImage2020,
  entries2017,
  entries2020,
  isInReleaseWith,
  tally,
  test,
} from './published-files.ts';

// biome-ignore format: one list
const FINDINGS = [
  'Atelectasis', 'Cardiomegaly', 'Consolidation', 'Edema', 'Effusion', 'Emphysema', 'Fibrosis',
  'Hernia', 'Infiltration', 'Mass', 'Nodule', 'Pleural_Thickening', 'Pneumonia', 'Pneumothorax',
];
const isSorted = (labels: readonly string[]) => labels.join() === labels.toSorted().join();

describe('the labels of the sample', () => {
  it('are the fourteen findings, or No Finding alone, in both releases', () => {
    for (const entries of [entries2017, entries2020]) {
      const labels = new Set(entries.flatMap((entry) => entry.labels));
      assert.deepEqual([...labels].sort(), [...FINDINGS, 'No Finding'].sort());
      const normal = entries.filter((entry) => entry.labels.includes('No Finding'));
      assert.ok(normal.every((entry) => entry.labels.length === 1));
      assert.ok(entries.every((entry) => new Set(entry.labels).size === entry.labels.length));
    }
  });

  it('are up to nine on one image', () => {
    const counts = entries2020.map(({ labels }) => labels.length);
    assert.equal(Math.max(...counts), 9);
    assert.ok(entries2020.every(({ labels }) => labels.join('|').length <= 100));
  });

  it('changed on 16 images: eleven with a box, and five others, three of which lost one', () => {
    const changed = entries2017.flatMap(({ image, labels }) => {
      const later = byImage2020.get(image)?.labels ?? [];
      return labels.toSorted().join() === later.toSorted().join() ? [] : [{ image, labels, later }];
    });
    assert.equal(changed.length, 16);
    const boxed = new Set(boxes.map(({ image }) => image));
    assert.equal(changed.filter(({ image }) => boxed.has(image)).length, 11);
    assert.equal(changed.filter(({ labels, later }) => later.length < labels.length).length, 3);
    assert.ok(changed.some(({ labels }) => labels[0] === 'No Finding'));
  });

  it('are sorted in 2017, but not where 2020 added one, so that one set has two spellings', () => {
    assert.ok(entries2017.every(({ labels }) => isSorted(labels)));
    assert.equal(entries2020.filter(({ labels }) => !isSorted(labels)).length, 2);
    const strings = new Set(entries2020.map(({ labels }) => labels.join('|')));
    const sets = new Set(entries2020.map(({ labels }) => labels.toSorted().join('|')));
    assert.deepEqual([strings.size, sets.size], [144, 142]);
  });
});

describe('the boxes of the sample', () => {
  it('are 60 on 54 images of the test split, up to four on one', () => {
    const perImage = tally(boxes.map(({ image }) => image));
    assert.deepEqual([boxes.length, perImage.size], [60, 54]);
    assert.ok([...perImage.keys()].every((image) => test.includes(image)));
    assert.deepEqual(new Set(perImage.values()), new Set([1, 2, 3, 4]));
  });

  it('have the eight published labels, with Infiltrate for Infiltration', () => {
    const labels = [...new Set(boxes.map(({ rawLabel }) => rawLabel))];
    // biome-ignore format: one list
    assert.deepEqual(labels.sort(), [
      'Atelectasis', 'Cardiomegaly', 'Effusion', 'Infiltrate',
      'Mass', 'Nodule', 'Pneumonia', 'Pneumothorax',
    ]);
  });

  it('never have one label twice on one image', () => {
    assert.equal(new Set(boxes.map(({ image, label }) => `${image} ${label}`)).size, boxes.length);
  });

  it('have labels that the image has in 2020, and eleven that it had not in 2017', () => {
    assert.ok(boxes.every(({ image, label }) => isInReleaseWith(byImage2020.get(image), label)));
    const added = boxes.filter(
      ({ image, label }) => !isInReleaseWith(byImage2017.get(image), label),
    );
    assert.equal(added.length, 11);
  });

  it('lie within 1024 x 1024 pixels', () => {
    for (const { numbers } of boxes) {
      const [x = -1, y = -1, width = 0, height = 0] = numbers;
      assert.equal(numbers.length, 4);
      assert.ok(x >= 0 && y >= 0 && width > 0 && height > 0);
      assert.ok(x + width <= 1024 && y + height <= 1024);
    }
  });
});
