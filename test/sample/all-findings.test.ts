import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { byImage2020, rowsOf, testLabels } from './published-files.ts';

const READS = 'all_findings_expert_labels/test_individual_readers.csv';
const LABELS = 'all_findings_expert_labels/test_labels.csv';
const READERS = ['4343880271', '4343882583', '4343882785', '4343883593', '4343883996'];
const GROUND_TRUTH = ['4343882785', '4343883593', '4343883996'];

// Abnormal, the fourteen findings, Other: true where present.
const reads = rowsOf(READS).map(([image = '', , reader = '', ...cells]) => ({
  image,
  reader,
  calls: cells.map((cell) => cell === 'YES' || cell === '1'),
}));
const labels = rowsOf(LABELS).map(([image = '', , ...cells]) => ({
  image,
  present: cells.map((cell) => cell === 'YES'),
}));

describe('the all-findings images of the sample', () => {
  it('are 60 PA images of the four-findings test set', () => {
    const tested = new Set(testLabels.map(({ image }) => image));
    assert.equal(new Set(labels.map(({ image }) => image)).size, 60);
    assert.ok(labels.every(({ image }) => byImage2020.get(image)?.view === 'PA'));
    assert.ok(labels.every(({ image }) => tested.has(image)));
  });

  it('leave out four PA images of that set, three of them of children', () => {
    const judged = new Set(labels.map(({ image }) => image));
    const left = testLabels.filter(({ image, view }) => view === 'PA' && !judged.has(image));
    assert.deepEqual([left.length, left.filter(({ age }) => Number(age) < 18).length], [4, 3]);
  });

  it('have each finding, Abnormal and Other present somewhere, and 17 that are normal', () => {
    const columns = [...Array(16).keys()];
    assert.ok(columns.every((column) => labels.some(({ present }) => present[column])));
    assert.equal(labels.filter(({ present }) => !present.includes(true)).length, 17);
  });

  it('write Abnormal as a number for readers and as a word in the ground truth', () => {
    const column = (name: string, index: number) => [
      ...new Set(rowsOf(name).map((cells) => cells[index] ?? '')),
    ];
    assert.deepEqual(column(READS, 3).sort(), ['0', '1']);
    assert.deepEqual(column(LABELS, 2).sort(), ['NO', 'YES']);
  });
});

describe('the all-findings reads of the sample', () => {
  it('come from the five published readers, each on every image', () => {
    assert.equal(reads.length, 300);
    for (const image of labels.map((label) => label.image)) {
      const readers = reads.filter((read) => read.image === image).map(({ reader }) => reader);
      assert.deepEqual(readers.sort(), READERS);
    }
  });

  it('call an image abnormal just where they call anything else', () => {
    assert.ok(
      reads.every(({ calls: [isAbnormal, ...rest] }) => isAbnormal === rest.includes(true)),
    );
  });
});

describe('the all-findings ground truth of the sample', () => {
  const replayed = labels.map(({ image, present }) => {
    const calls = reads
      .filter((read) => read.image === image && GROUND_TRUTH.includes(read.reader))
      .map((read) => read.calls);
    const majority = present.map((_, column) => calls.filter((call) => call[column]).length >= 2);
    const [isAbnormal = false, ...rest] = majority;
    const other = rest.pop() ?? false;
    return { isAbnormal, findings: rest, other, isUnnamed: isAbnormal && !rest.includes(true) };
  });

  it('is the majority of three; Other also where two say abnormal and no finding has two', () => {
    const expected = replayed.map(({ isAbnormal, findings, other, isUnnamed }) => [
      isAbnormal,
      ...findings,
      other || isUnnamed,
    ]);
    assert.deepEqual(
      labels.map(({ present }) => present),
      expected,
    );
  });

  it('needs both halves of the rule for Other', () => {
    assert.equal(replayed.filter(({ other, isUnnamed }) => other && !isUnnamed).length, 2);
    assert.equal(replayed.filter(({ other, isUnnamed }) => !other && isUnnamed).length, 3);
  });
});
