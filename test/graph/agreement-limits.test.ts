import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withAlteredSample, withCell, without } from '../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { refusalsIn } from './filters/refusals.ts';

interface Agreement {
  readonly readCount: number;
  readonly exclusions: readonly { readonly reason: string; readonly count: number }[];
}

const ask = (rest: string): string =>
  `{ agreement(${rest}) { readCount exclusions { reason count } } }`;

const agreementIn = async (gateway: TestGateway, rest: string): Promise<readonly Agreement[]> =>
  (await gateway.data<{ agreement: readonly Agreement[] }>(ask(rest))).agreement;

const counted = (exclusions: Agreement['exclusions'] = []) =>
  Object.fromEntries(exclusions.map(({ reason, count }) => [reason, count]));

/** Five reads by three readers, of which two read it again. */
const READ_AGAIN = '00000473_027.png';

describe('The limits of agreement', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('leaves nothing out without saying so', async () => {
    const policies = ['SEPARATE', 'AS_PRESENT', 'AS_ABSENT', 'EXCLUDE'];
    const rows = await gateway.data<{ labels: { totalCount: number } }>(
      '{ labels(filter: { source: { eq: READER }, labelSet: { eq: FOUR_FINDINGS_2019 }, finding: { eq: PNEUMOTHORAX } }) { totalCount } }',
    );
    for (const policy of policies) {
      const [found] = await agreementIn(
        gateway,
        `labelSet: FOUR_FINDINGS_2019, findings: [PNEUMOTHORAX], uncertain: ${policy}`,
      );
      const { REPEATED_READ = 0, UNCERTAIN_READ = 0 } = counted(found?.exclusions);
      const missing = rows.labels.totalCount - (found?.readCount ?? 0);

      assert.equal(UNCERTAIN_READ > 0, policy === 'EXCLUDE');
      // What is left are the reads of images that one reader alone read, or none after exclusion.
      const alone = missing - REPEATED_READ - UNCERTAIN_READ;
      assert.ok(alone >= 0 && alone <= (counted(found?.exclusions)['FEWER_THAN_TWO_READERS'] ?? 0));
    }
  });

  it('does not count a cell that is empty', async () => {
    const row = 490;
    const other = await withAlteredSample(
      withCell(FILES.fourReads, { row, at: 3 }, ''),
      (dataDir) => startGateway({ dataDir }),
    );
    const [found] = await agreementIn(
      other,
      `labelSet: FOUR_FINDINGS_2019, findings: [FRACTURE], filter: { imageIndex: { eq: "${READ_AGAIN}" } }`,
    );
    await other.stop();

    // The reader's later read does not stand in for the first one.
    assert.equal(found?.readCount, 2);
    assert.deepEqual(found?.exclusions, [{ reason: 'REPEATED_READ', count: 2 }]);
  });

  it('refuses what cannot be meant', async () => {
    for (const [rest, expected] of [
      [
        'labelSet: NIH_NLP_2020',
        /^labelSet: FOUR_FINDINGS_2019 and ALL_FINDINGS_2021 .*NIH_NLP_2020\.$/,
      ],
      ['labelSet: FOUR_FINDINGS_2019, findings: []', /^findings is an empty list\./],
      ['labelSet: FOUR_FINDINGS_2019, findings: null', /^findings is null\./],
      [
        'labelSet: FOUR_FINDINGS_2019, findings: [MASS]',
        /^findings: FOUR_FINDINGS_2019 assesses .*FRACTURE.*; found MASS\.$/,
      ],
      ['labelSet: FOUR_FINDINGS_2019, filter: null', /^filter is null\./],
      ['labelSet: FOUR_FINDINGS_2019, filter: {}', /^filter is an empty object\./],
      ['labelSet: ALL_FINDINGS_2021, readers: null', /^readers is null\./],
      [
        'labelSet: ALL_FINDINGS_2021, readers: []',
        /^readers takes .* at least two readers, found 0\./,
      ],
      [
        'labelSet: ALL_FINDINGS_2021, readers: ["4343882785", "4343882785"]',
        /^readers takes .* at least two readers, found 1\./,
      ],
      [
        'labelSet: ALL_FINDINGS_2021, readers: ["4343882785", "nobody"]',
        /^readers: ALL_FINDINGS_2021 was read by 4343880271, .*; found "nobody"\.$/,
      ],
      [
        'labelSet: FOUR_FINDINGS_2019, readers: ["9188098580", "4343882785"]',
        /^readers: FOUR_FINDINGS_2019 was read by .*9188098580.*; found "4343882785"\.$/,
      ],
    ] as const) {
      const [message = ''] = await refusalsIn(gateway, ask(rest));
      assert.match(message, expected);
    }
  });

  it('of a set that is not loaded is missing', async () => {
    const files = [FILES.allReads, FILES.allTest];
    const other = await withAlteredSample(without(...files), (dataDir) =>
      startGateway({ dataDir }),
    );
    const { agreement } = await other.data(ask('labelSet: ALL_FINDINGS_2021'));
    await other.stop();

    assert.equal(agreement, null);
  });
});
