import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { refusalsIn } from './filters/refusals.ts';

interface ReaderAnswer {
  readonly readerId: string;
  readonly readCount: number;
  readonly performance: readonly { readonly finding: string; readonly imageCount: number }[];
}

const FIELDS =
  'finding candidateFindings relation imageCount sensitivity { value } cohenKappa { value lower95 } exclusions { reason count }';

const askAll = (rest: string): string =>
  `{ readers { readerId readCount(labelSet: FOUR_FINDINGS_2019) performance(${rest}) { ${FIELDS} } } }`;

describe('The performance of readers', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());
  beforeEach(() => gateway.clearStatements());

  it('is one statement for all of them, those without reads in the set left out', async () => {
    const { readers } = await gateway.data<{ readers: readonly ReaderAnswer[] }>(
      askAll('labelSet: FOUR_FINDINGS_2019'),
    );

    assert.deepEqual(
      gateway.statements.map(({ label }) => label),
      ['readers', 'labels of an origin and of readers'],
    );
    for (const { readCount, performance } of readers) {
      assert.equal(performance.length, readCount === 0 ? 0 : 4);
    }
  });

  it('is one statement in nested lists, and another for other arguments', async () => {
    await gateway.data(`{
      labels(first: 30, filter: { source: { eq: READER } }) {
        nodes {
          reader {
            all: performance(labelSet: ALL_FINDINGS_2021) { f1 }
            again: performance(labelSet: ALL_FINDINGS_2021, findings: [MASS], uncertain: AS_PRESENT) { f1 }
            men: performance(labelSet: ALL_FINDINGS_2021, filter: { sex: { eq: MALE } }) { f1 }
          }
        }
      }
    }`);
    const asked = gateway.statements.map(({ label }) => label).toSorted();

    assert.ok(asked.filter((label) => label === 'labels of an origin and of readers').length <= 2);
    assert.ok(asked.length <= 4, asked.join());
  });

  it('is what comparison says of the reader', async () => {
    const { readers } = await gateway.data<{ readers: readonly ReaderAnswer[] }>(
      askAll('labelSet: ALL_FINDINGS_2021, uncertain: SEPARATE'),
    );
    const some = readers.filter(({ performance }) => performance.length > 0);

    assert.equal(some.length, 5);
    for (const { readerId, performance } of some) {
      const { comparison } = await gateway.data(`{
        comparison(
          reference: { source: GROUND_TRUTH, labelSet: ALL_FINDINGS_2021 }
          candidate: { source: READER, labelSet: ALL_FINDINGS_2021, readerId: "${readerId}" }
          uncertain: SEPARATE
        ) { ${FIELDS} }
      }`);
      assert.deepEqual(performance, comparison);
    }
  });

  it('is of sets that hold reads, and of their findings', async () => {
    for (const [rest, expected] of [
      ['labelSet: NIH_NLP_2020', /^labelSet: .*NIH_NLP_2020/],
      ['labelSet: FOUR_FINDINGS_2019, findings: [MASS]', /^findings: FOUR_FINDINGS_2019 .*MASS\.$/],
      ['labelSet: FOUR_FINDINGS_2019, findings: []', /^findings is an empty list/],
      ['labelSet: FOUR_FINDINGS_2019, filter: {}', /^filter is an empty object/],
    ] as const) {
      const [message = ''] = await refusalsIn(gateway, askAll(rest));
      assert.match(message, expected);
    }
  });
});

describe('What statistics rest on', () => {
  it('is remembered, by what it means', async () => {
    const gateway = await startGateway({ cacheMegabytes: 8 });
    const questions = [
      (female: string) =>
        `{ agreement(labelSet: FOUR_FINDINGS_2019, filter: ${female}) { f: fleissKappa } }`,
      (female: string) =>
        `{ comparison(reference: { source: NLP, labelSet: NIH_NLP_2020 }, candidate: { source: ADJUDICATED, labelSet: FOUR_FINDINGS_2019 }, filter: ${female}) { f1 } }`,
      (female: string) =>
        `{ readers { performance(labelSet: FOUR_FINDINGS_2019, filter: ${female}) { f1 } } }`,
    ];
    for (const ask of questions) {
      const first = await gateway.data(ask('{ sex: { eq: FEMALE } }'));
      gateway.clearStatements();
      assert.deepEqual(await gateway.data(ask('{ and: [{ sex: { in: [FEMALE] } }] }')), first);
      assert.deepEqual(gateway.statements, []);
    }
    await gateway.stop();
  });
});
