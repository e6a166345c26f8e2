import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compactJson } from '../../../scripts/cookbook/compact-json.ts';
import { sentenceOf } from '../../../scripts/cookbook/sentence.ts';

const answer = {
  total: 13_081,
  readers: [
    { reader: { readerId: '4343880271' }, sex: 'MALE', share: 0.4567, count: 3, ok: true },
    { reader: { readerId: '4343882583' }, sex: 'MALE', share: 0.5, count: 5, ok: false },
    { reader: { readerId: '4343882785' }, sex: 'FEMALE', share: null, count: 2, ok: false },
  ],
};

const said = (says: string, ...holds: string[]): string => sentenceOf({ says, holds }, answer);

describe('A sentence of the cookbook', () => {
  it('takes its numbers from the answer, in the form that is asked for', () => {
    const share = 'readers[4343880271].share';

    assert.equal(
      said(`{total}, {${share}}, {${share}:2}, {${share}:%}`),
      '13,081, 0.4567, 0.46, 46%',
    );
    assert.equal(said(`{${share}:%1} of {readers[#2].reader.readerId}`), '45.7% of 4343882583');
  });

  it('reckons from left to right, and sums over the members that a text chooses', () => {
    assert.equal(said('{total - 81 / 1000}'), '13');
    assert.equal(said('{readers[*MALE].count / readers.length:1}'), '2.7');
  });

  it('is refused where a member is not there, or not the only one', () => {
    assert.throws(() => said('{readers[4].share}'), /0 members have 4/);
    assert.throws(() => said('{readers[MALE].share}'), /2 members have MALE/);
    assert.throws(() => said('{readers[*OTHER].count}'), /wanted a single value, found \[\]/);
    assert.throws(() => said('{readers[FEMALE].share}'), /wanted a single value, found null/);
    assert.throws(() => said('{readers[FEMALE].kappa}'), /there is no kappa/);
    assert.throws(() => said('{readers[FEMALE].sex + total}'), /Wanted a number, found FEMALE/);
    assert.throws(() => said('{total / 0}'), /not finite/);
    assert.throws(() => said('{total * 2}'), /wanted [+] - or/);
  });

  it('is refused where what it claims is no longer so', () => {
    assert.equal(
      said('So.', 'readers[#1].share < readers[#2].share', 'readers[#1].ok = true'),
      'So.',
    );
    assert.throws(() => said('So.', 'readers[#1].share > readers[#2].share'), /No longer so: /);
    assert.throws(() => said('So.', 'readers[#3].sex = "MALE"'), /No longer so: /);
    assert.throws(() => said('So.', 'total ~ 3'), /wanted [+] - or/);
  });
});

describe('An answer in the cookbook', () => {
  it('keeps every value, numbers to four decimals, in lines that fit the page', () => {
    const wide = { ...answer, text: 'x'.repeat(80), none: {}, empty: [], deep: [answer, answer] };
    const text = compactJson(wide);

    assert.deepEqual(JSON.parse(text), wide);
    assert.ok(text.split('\n').every((line) => line.length <= 120));
    assert.equal(compactJson({ value: 0.123456 }), '{ "value": 0.1235 }');
  });
});
