import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../../support/gateway.ts';
import { ask } from '../images/ask.ts';
import { idOf } from './made-up-ids.ts';

const HALVES = { train: 0.5, validation: 0.5, test: 0, seed: 1 };

const MADE_UP: readonly (readonly [unknown, RegExp])[] = [
  [
    { filter: { sex: { eq: 'OTHER' } } },
    /^The cohort id says what this gateway does not take: .*OTHER/,
  ],
  [
    { filter: { sex: { is: 'MALE' } } },
    /^The cohort id says what this gateway does not take: .*is/,
  ],
  [{ filter: { sex: 'x; drop table images' } }, /^The cohort id says/],
  [{ filter: {} }, /^filter is an empty object/],
  [{ filter: null }, /^filter is null/],
  [{ filter: 7 }, /^The cohort id says/],
  [{ filter: { patientAgeYears: { lt: 1e99 } } }, /^The cohort id says/],
  [{ labelSets: ['NIH'] }, /^The cohort id says/],
  [{ split: { ...HALVES, train: 0.7 } }, /^split: train, validation and test add up to 1/],
  [{ split: { train: 1 } }, /^The cohort id says/],
  [{ filter: nested(200) }, /nests deeper than 100 levels/],
  [{ filter: nested(2000) }, /^The cohort id is damaged/],
  ['a text', /^The cohort id is damaged/],
  [[1], /^The cohort id is damaged/],
  [{ filters: { sex: { eq: 'MALE' } } }, /^The cohort id is damaged/],
  [null, /^The cohort id is damaged/],
  [{ filter: { imageIndex: { in: ['x'.repeat(300_000)] } } }, /^The cohort id is damaged/],
];

describe('A cohort id that was made up by hand', () => {
  let gateway: TestGateway;
  let hash: string;
  before(async () => {
    gateway = await startGateway({ listen: true });
    hash = gateway.sources.dataset.dataset().contentHash;
  });
  after(() => gateway?.stop());

  for (const [content, told] of MADE_UP) {
    it(`is checked like a question: ${JSON.stringify(content)?.slice(0, 60)}`, async () => {
      const { status, headers, body } = await ask(
        gateway.url,
        `/exports/${idOf(hash, content)}.csv`,
      );

      assert.equal(status, 400);
      assert.match(JSON.parse(body.toString()).errors[0].message, told);
      assert.equal(headers['cache-control'], 'no-store');
      assert.deepEqual(gateway.logged, []);
    });
  }
});

function nested(depth: number): object {
  let filter: object = { sex: { eq: 'MALE' } };
  for (let i = 0; i < depth; i += 1) filter = { not: filter };
  return filter;
}
