// Scores of the published images, whose worth published packages computed from the same files by themselves: see
// scripts/statistics. The score of an image is the share of its readers who call a finding present.
import { after, before, describe, it } from 'node:test';
import { postScores } from '../http/evaluations/post-scores.ts';
import { groupBy } from '../oracle/group-by.ts';
import { readCollection } from '../oracle/read-collection.ts';
import type { ImageRow } from '../oracle/rows.ts';
import { assertClose } from '../statistics/stored-cases.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { type Case, casesOf, numbersOf } from './comparison/stored-figures.ts';

interface ScoresCase extends Case {
  readonly leasts: readonly number[];
  readonly expected: Readonly<
    Record<'auroc' | 'averagePrecision' | 'mostSensitive' | 'mostSpecific' | 'tables', unknown>
  >;
}

interface Point {
  readonly threshold: number | null;
  readonly sensitivity: { readonly numerator: number };
  readonly falsePositiveRate: { readonly numerator: number };
}

const pointOf = ({ threshold, sensitivity, falsePositiveRate }: Point) => [
  threshold,
  sensitivity.numerator,
  falsePositiveRate.numerator,
];

const sharesIn = ({ imageIndex, labels }: ImageRow, labelSet: string): string[] => {
  const reads = labels.filter((label) => label.source === 'READER' && label.labelSet === labelSet);
  return [...groupBy(reads, ({ finding }) => finding)].map(([finding, all]) => {
    // Of a reader's reads the first counts, as for the packages.
    const own = [...groupBy(all, ({ readerId }) => readerId).values()].flatMap(
      ([one]) => one ?? [],
    );
    const present = own.filter(({ value }) => value === 'PRESENT');
    return `${imageIndex},${finding},${present.length / own.length}`;
  });
};

describe('Scores of the published images', { skip: skipWithoutRealData }, () => {
  let gateway: TestGateway;
  let images: readonly ImageRow[];
  before(async () => {
    gateway = await startGateway({ dataDir: requireRealData(), listen: true, cacheMegabytes: 64 });
    ({ images } = readCollection(requireRealData()));
  });
  after(() => gateway?.stop());

  for (const labelSet of ['FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021']) {
    it(`are worth what scikit-learn and MLstatkit say: ${labelSet}`, async () => {
      const cases = casesOf<ScoresCase>('real-scores').filter((one) => one.labelSet === labelSet);
      const lines = images.flatMap((image) => sharesIn(image, labelSet));
      const body = ['imageIndex,finding,score', ...lines].join('\n');
      for (const [at, least] of [0.5, 0.9, 0.95].entries()) {
        const query = `labelSet=${labelSet}&minSpecificity=${least}&minSensitivity=${least}&threshold=0.5`;
        const { text } = await postScores(gateway.url, body, { query });
        const found = JSON.parse(text).findings;
        for (const { finding, expected } of cases) {
          const one = found.find((each: { finding: string }) => each.finding === finding);
          const { bothPresent, candidateOnly, referenceOnly, bothAbsent } = one.atThreshold;
          assertClose(
            {
              auroc: numbersOf(one.auroc),
              averagePrecision: one.averagePrecision,
              mostSensitive: pointOf(one.atSpecificity),
              mostSpecific: pointOf(one.atSensitivity),
              tables: [[bothPresent, candidateOnly, referenceOnly, bothAbsent]],
            },
            {
              ...expected,
              mostSensitive: Object(expected.mostSensitive)[at],
              mostSpecific: Object(expected.mostSpecific)[at],
            },
            `${labelSet} ${finding} ${least}`,
          );
        }
      }
    });
  }
});
