import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  byImage2020,
  entries2017,
  entries2020,
  groupBy,
  sequenceOf,
  tally,
} from './published-files.ts';

describe('the follow-up numbers of the sample', () => {
  it('differ from the file name in 456 images of 2020', () => {
    const moved = entries2020.filter(
      ({ image, followUp }) => Number(followUp) !== sequenceOf(image),
    );
    assert.equal(moved.length, 456);
    assert.equal(
      moved.some(({ image }) => image === '00000013_008.png'),
      true,
    );
  });

  it('count from 0 for each patient in 2020, and the age never falls along them', () => {
    for (const visits of groupBy(entries2020, ({ patient }) => patient).values()) {
      assert.deepEqual(
        visits.map(({ followUp }) => Number(followUp)),
        [...visits.keys()],
      );
      const ages = visits.map(({ age }) => Number(age));
      assert.deepEqual(
        ages,
        ages.toSorted((left, right) => left - right),
      );
    }
  });
});

describe('the ages of the sample', () => {
  it('are plain years up to 95 in 2020', () => {
    assert.ok(entries2020.every(({ age }) => /^\d+$/.test(age) && Number(age) <= 95));
  });

  it('carry a unit in 2017: years, months or days', () => {
    const units = tally(entries2017.map(({ age }) => age.replace(/^\d{3}/, '')));
    assert.deepEqual(
      units,
      new Map([
        ['Y', 2023],
        ['M', 8],
        ['D', 2],
      ]),
    );
  });

  it('are impossible in five rows of 2017, in two ways', () => {
    const impossible = entries2017.map(({ age }) => age).filter((age) => age > '120Y');
    assert.deepEqual(impossible.sort(), ['148Y', '153Y', '153Y', '411Y', '412Y']);
  });

  it('are often one year less in 2020, and seldom otherwise different', () => {
    const years = entries2017.filter(({ age }) => age.endsWith('Y'));
    const lost = tally(
      years.map(({ image, age }) => Number.parseInt(age, 10) - Number(byImage2020.get(image)?.age)),
    );
    assert.deepEqual([lost.get(0), lost.get(1), lost.get(-1), lost.get(10)], [1550, 465, 2, 1]);
  });
});
