// The graph's statistics on the published files, against those that published packages computed from the same files
// by themselves: see scripts/statistics.
import { after, before, describe, it } from 'node:test';
import { assertClose } from '../statistics/stored-cases.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { type Case, casesOf, INTERVAL, numbersOf } from './comparison/stored-figures.ts';

interface PairsCase extends Case {
  readonly pairs: readonly (readonly [left: string, right: string, table: unknown])[];
  readonly expected: unknown;
}

describe('The agreement of the published reads', { skip: skipWithoutRealData }, () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ dataDir: requireRealData(), cacheMegabytes: 64 });
  });
  after(() => gateway?.stop());

  const agreementOn = async (asked: Case, fields: string) => {
    const { agreement } = await gateway.data<{ agreement: readonly Record<string, unknown>[] }>(
      `query ($labelSet: LabelSetCode!, $finding: Finding!, $policy: UncertainPolicy!) {
        agreement(labelSet: $labelSet, findings: [$finding], uncertain: $policy) { ${fields} }
      }`,
      { labelSet: asked.labelSet, finding: asked.finding, policy: asked.policy },
    );
    return agreement[0];
  };

  it('are, of all readers together, what irrCAC, statsmodels and krippendorff say', async () => {
    for (const each of casesOf<Case & { expected: Record<string, unknown> }>('real-agreement')) {
      const { categoryShares, ...expected } = each.expected;
      const fields =
        'itemCount: imageCount percentAgreement fleissKappa krippendorffAlpha gwetAc1 prevalence';
      const found = await agreementOn(each, fields);
      const prevalence = Array.isArray(categoryShares) ? categoryShares[0] : null;
      assertClose(found, { ...expected, prevalence }, JSON.stringify([each.finding, each.policy]));
    }
  });

  it('are, of each two readers, what scikit-learn and statsmodels say', async () => {
    for (const each of casesOf<PairsCase>('real-pairs')) {
      const fields = `pairs { left { readerId } right { readerId } percentAgreement cohenKappa ${INTERVAL} }`;
      const found = (await agreementOn(each, fields))?.['pairs'];
      const readers = each.pairs.map(([left, right]) => [left, right]);
      const pairs = Array.isArray(found) ? found : [];
      assertClose(
        pairs.map(({ left, right }) => [left.readerId, right.readerId]),
        readers,
      );
      assertClose(
        pairs.map(({ percentAgreement, cohenKappa }) => [
          percentAgreement,
          ...(numbersOf(cohenKappa) ?? [null, null, null]),
        ]),
        each.expected,
        each.finding,
      );
    }
  });
});
