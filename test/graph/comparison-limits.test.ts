import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withAlteredSample, withCell, without } from '../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import {
  ADJUDICATED,
  askComparison as ask,
  type Comparison,
  GROUND_TRUTH,
  NLP,
  readBy,
} from './comparison/asking.ts';
import { refusalsIn } from './filters/refusals.ts';

describe('The limits of comparison', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('counts hedged reads as the policy says', async () => {
    const [hedging = ''] = await readersWhoHedge(gateway);
    const cells = async (policy: string) => {
      const rest = `findings: [PNEUMOTHORAX], uncertain: ${policy}`;
      const [found] = (
        await gateway.data<{ comparison: readonly Comparison[] }>(
          ask(ADJUDICATED, readBy(hedging), rest),
        )
      ).comparison;
      const said = found?.cells.map(({ candidate }) => candidate) ?? [];
      return { found, said: new Set(said) };
    };
    const [separate, excluded] = [await cells('SEPARATE'), await cells('EXCLUDE')];
    const [present, absent] = [await cells('AS_PRESENT'), await cells('AS_ABSENT')];
    const total = separate.found?.imageCount ?? 0;

    assert.ok(separate.said.has('UNCERTAIN'));
    assert.deepEqual(separate.found?.exclusions, []);
    for (const { said } of [excluded, present, absent]) assert.ok(!said.has('UNCERTAIN'));
    assert.equal(present.found?.imageCount, total);
    assert.equal(absent.found?.imageCount, total);
    const left = total - (excluded.found?.imageCount ?? 0);
    assert.deepEqual(excluded.found?.exclusions, [{ reason: 'UNCERTAIN_LABEL', count: left }]);
    // A hedge finds nothing and clears nobody, so it stays among those that were to be found.
    const positives = present.found?.sensitivity?.denominator;
    assert.equal(separate.found?.sensitivity?.denominator, positives);
  });

  it('leaves out an image whose cell is empty, and counts it', async () => {
    const other = await withAlteredSample(
      withCell(FILES.fourValidation, { row: 1, at: 11 }, ''),
      (dataDir) => startGateway({ dataDir }),
    );
    const reader = readBy('9187313950');
    const image = 'filter: { imageIndex: { eq: "00000002_000.png" } }';
    const { comparison } = await other.data<{ comparison: readonly Comparison[] }>(
      ask(ADJUDICATED, reader, `findings: [FRACTURE, PNEUMOTHORAX], ${image}`),
    );
    await other.stop();

    assert.deepEqual(
      comparison.map(({ imageCount, exclusions }) => [imageCount, exclusions]),
      [
        [1, []],
        [0, [{ reason: 'NOT_ASSESSED', count: 1 }]],
      ],
    );
  });

  it('refuses what cannot be meant', async () => {
    const anyReader = '{ source: READER, labelSet: FOUR_FINDINGS_2019 }';
    for (const [reference, candidate, rest, expected] of [
      [
        anyReader,
        NLP,
        '',
        /^reference\.readerId is missing: .*one reader of FOUR_FINDINGS_2019\.$/,
      ],
      [NLP, anyReader, '', /^candidate\.readerId is missing/],
      [
        NLP,
        readBy('nobody'),
        '',
        /^candidate\.readerId: FOUR_FINDINGS_2019 was read by .*; found "nobody"\.$/,
      ],
      [
        readBy('4343882785'),
        NLP,
        '',
        /^reference\.readerId: FOUR_FINDINGS_2019 .*; found "4343882785"\.$/,
      ],
      [
        '{ source: NLP, labelSet: ALL_FINDINGS_2021 }',
        NLP,
        '',
        /^reference: ALL_FINDINGS_2021 holds/,
      ],
      [NLP, ADJUDICATED, 'findings: []', /^findings is an empty list\./],
      [NLP, ADJUDICATED, 'findings: null', /^findings is null\./],
      [
        NLP,
        ADJUDICATED,
        'findings: [FRACTURE]',
        /^findings: NIH_NLP_2020 assesses .*; found FRACTURE\.$/,
      ],
      [
        ADJUDICATED,
        NLP,
        'findings: [FRACTURE]',
        /^findings: the candidate assesses ATELECTASIS, .* related to FRACTURE\.$/,
      ],
      [
        NLP,
        ADJUDICATED,
        'findings: [HERNIA]',
        /^findings: the candidate assesses .* related to HERNIA\.$/,
      ],
      [NLP, ADJUDICATED, 'filter: null', /^filter is null\./],
    ] as const) {
      const [message = ''] = await refusalsIn(gateway, ask(reference, candidate, rest));
      assert.match(message, expected);
    }
  });

  it('with a set that is not loaded is missing', async () => {
    const files = [FILES.allReads, FILES.allTest];
    const other = await withAlteredSample(without(...files), (dataDir) =>
      startGateway({ dataDir }),
    );
    const [left, right] = [ask(GROUND_TRUTH, NLP), ask(NLP, readBy('nobody', 'ALL_FINDINGS_2021'))];
    const found = [await other.data(left), await other.data(right)];
    await other.stop();

    assert.deepEqual(found, [{ comparison: null }, { comparison: null }]);
  });
});

const readersWhoHedge = async (gateway: TestGateway): Promise<readonly string[]> => {
  const { labels } = await gateway.data<{
    labels: { nodes: readonly { reader: { readerId: string } }[] };
  }>(
    '{ labels(first: 500, filter: { finding: { eq: PNEUMOTHORAX }, value: { eq: UNCERTAIN } }) { nodes { reader { readerId } } } }',
  );
  return labels.nodes.map(({ reader }) => reader.readerId);
};
