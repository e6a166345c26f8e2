// The graph's statistics on the published files, against those that published packages computed from the same files
// by themselves: see scripts/statistics.
import { after, before, describe, it } from 'node:test';
import { assertClose } from '../statistics/stored-cases.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { type Case, casesOf, INTERVAL, numbersOf } from './comparison/stored-figures.ts';

interface Compared {
  readonly finding: string;
  readonly candidateFindings: readonly string[];
  readonly [figure: string]: unknown;
}

interface RatersCase extends Case {
  readonly raters: readonly (readonly [reader: string, counts: readonly number[]])[];
  readonly expected: unknown;
}

interface BinaryCase extends Case {
  readonly table: readonly number[];
  readonly expected: Readonly<Record<string, unknown>>;
}

const COMPARED = `finding candidateFindings bothPresent candidateOnly referenceOnly bothAbsent
  sensitivity ${INTERVAL} specificity ${INTERVAL} positivePredictiveValue ${INTERVAL}
  negativePredictiveValue ${INTERVAL} accuracy: percentAgreement ${INTERVAL} prevalence ${INTERVAL}
  f1 cohenKappa ${INTERVAL}`;

const FINAL: Readonly<Record<string, string>> = {
  FOUR_FINDINGS_2019: 'ADJUDICATED',
  ALL_FINDINGS_2021: 'GROUND_TRUTH',
};

describe('The comparisons of the published labels', { skip: skipWithoutRealData }, () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ dataDir: requireRealData(), cacheMegabytes: 64 });
  });
  after(() => gateway?.stop());

  it('are, of each reader against the final labels, what scikit-learn says', async () => {
    for (const { labelSet, finding, raters, expected } of casesOf<RatersCase>('real-raters')) {
      const { readers } = await gateway.data<{
        readers: readonly { readerId: string; performance: readonly Compared[] }[];
      }>(
        `query ($labelSet: LabelSetCode!, $finding: Finding!) {
          readers(filter: { labelSet: $labelSet }) {
            readerId performance(labelSet: $labelSet, findings: [$finding]) { ${COMPARED} }
          }
        }`,
        { labelSet, finding },
      );
      const found = readers.map(({ readerId, performance: [one] }) => [readerId, tableOf(one)]);
      assertClose(found, raters, finding);
      assertClose(
        readers.map(({ performance: [one] }) => figuresOf(one)),
        expected,
        finding,
      );
    }
  });

  it('are, of text mining against experts, what scikit-learn and statsmodels say', async () => {
    for (const { labelSet, candidate, finding, table, expected } of casesOf<BinaryCase>(
      'real-binary',
    )) {
      const { comparison } = await gateway.data<{ comparison: readonly Compared[] }>(
        `query ($reference: LabelOriginInput!, $candidate: LabelOriginInput!, $finding: Finding!) {
          comparison(reference: $reference, candidate: $candidate, findings: [$finding]) { ${COMPARED} }
        }`,
        {
          finding,
          reference: { source: FINAL[labelSet], labelSet },
          candidate:
            candidate === 'GROUND_TRUTH'
              ? { source: candidate, labelSet: 'ALL_FINDINGS_2021' }
              : { source: 'NLP', labelSet: candidate },
        },
      );
      const [first] = comparison;
      const where = `${finding} of ${candidate}`;
      assertClose(tableOf(first), table, where);
      for (const [figure, wanted] of Object.entries(expected)) {
        const found = first?.[figure];
        assertClose(typeof found === 'number' ? found : numbersOf(found), wanted, where);
      }
    }
  });
});

const tableOf = (found: Compared | undefined) =>
  ['bothPresent', 'candidateOnly', 'referenceOnly', 'bothAbsent'].map((cell) => found?.[cell]);

/** The order in which they are stored: shares, F1, kappa and its bounds. */
const figuresOf = (found: Compared | undefined) => [
  ...['sensitivity', 'specificity', 'positivePredictiveValue', 'negativePredictiveValue'].map(
    (share) => numbersOf(found?.[share])?.[0] ?? null,
  ),
  found?.['f1'],
  ...(numbersOf(found?.['cohenKappa']) ?? [null, null, null]),
];
