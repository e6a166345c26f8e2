import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { refusalsIn } from './filters/refusals.ts';

const SOURCES = ['NLP', 'READER', 'ADJUDICATED', 'GROUND_TRUTH'] as const;
const HELD: Readonly<Record<string, readonly string[]>> = {
  NIH_NLP_2017: ['NLP'],
  NIH_NLP_2020: ['NLP'],
  FOUR_FINDINGS_2019: ['READER', 'ADJUDICATED'],
  ALL_FINDINGS_2021: ['READER', 'GROUND_TRUTH'],
};

/** Pneumothorax is in every set's vocabulary. */
const ask = (left: string, right: string, finding = 'PNEUMOTHORAX'): string =>
  `{ images(filter: { disagreement: { finding: ${finding}, left: ${left}, right: ${right} } }) { totalCount } }`;

const NLP = '{ source: NLP, labelSet: NIH_NLP_2020 }';

describe('The origin of labels that disagree', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  for (const [labelSet, held] of Object.entries(HELD)) {
    for (const source of SOURCES) {
      const origin = `{ source: ${source}, labelSet: ${labelSet} }`;
      if (held.includes(source)) {
        it(`may be ${source} of ${labelSet}`, async () => {
          await gateway.data(ask(origin, NLP));
          await gateway.data(ask(NLP, origin));
        });
      } else {
        it(`cannot be ${source} of ${labelSet}`, async () => {
          const [left = ''] = await refusalsIn(gateway, ask(origin, NLP));
          const [right = ''] = await refusalsIn(gateway, ask(NLP, origin));

          assert.match(left, new RegExp(`^filter\\.disagreement\\.left: .*${labelSet}.*${source}`));
          assert.match(
            right,
            new RegExp(`^filter\\.disagreement\\.right: .*${labelSet}.*${source}`),
          );
          for (const each of held) assert.ok(left.includes(each), left);
        });
      }
    }
  }

  it('names a reader for reads alone', async () => {
    for (const [labelSet, source] of [
      ['NIH_NLP_2020', 'NLP'],
      ['FOUR_FINDINGS_2019', 'ADJUDICATED'],
      ['ALL_FINDINGS_2021', 'GROUND_TRUTH'],
    ]) {
      const origin = `{ source: ${source}, labelSet: ${labelSet}, readerId: "4343882785" }`;
      const [message = ''] = await refusalsIn(gateway, ask(NLP, origin));

      assert.match(
        message,
        new RegExp(`^filter\\.disagreement\\.right\\.readerId .*READER.*${source}`),
      );
    }
  });

  it('holds the finding, on both sides', async () => {
    const four = '{ source: READER, labelSet: FOUR_FINDINGS_2019 }';
    const all = '{ source: READER, labelSet: ALL_FINDINGS_2021 }';
    for (const [left, right, finding, without] of [
      [NLP, four, 'FRACTURE', 'NIH_NLP_2020'],
      [four, NLP, 'MASS', 'FOUR_FINDINGS_2019'],
      [all, NLP, 'OTHER', 'NIH_NLP_2020'],
      [four, all, 'NODULE_OR_MASS', 'ALL_FINDINGS_2021'],
    ] as const) {
      const [message = ''] = await refusalsIn(gateway, ask(left, right, finding));

      assert.match(message, new RegExp(`^filter\\.disagreement.*${without}.*${finding}\\.$`));
    }
  });

  it('of a reader nobody knows disagrees with nothing', async () => {
    const nobody = '{ source: READER, labelSet: FOUR_FINDINGS_2019, readerId: "no such reader" }';

    assert.deepEqual(await gateway.data(ask(nobody, NLP)), { images: { totalCount: 0 } });
  });
});

describe('A change of labels', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('is between the two NIH releases alone', async () => {
    for (const key of ['from', 'to']) {
      for (const labelSet of ['FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021']) {
        const source = `{ images(filter: { labelChanged: { ${key}: ${labelSet} } }) { totalCount } }`;
        const [message = ''] = await refusalsIn(gateway, source);

        assert.match(
          message,
          new RegExp(`^filter\\.labelChanged\\.${key} .*NIH_NLP_2017.*NIH_NLP_2020.*${labelSet}`),
        );
      }
    }
  });

  it('is the same in either direction', async () => {
    const { on, back } = await gateway.data<Record<'on' | 'back', { nodes: readonly unknown[] }>>(`{
      on: images(filter: { labelChanged: { from: NIH_NLP_2017, to: NIH_NLP_2020 } }) { nodes { imageIndex } }
      back: images(filter: { labelChanged: { from: NIH_NLP_2020, to: NIH_NLP_2017 } }) { nodes { imageIndex } }
    }`);

    assert.equal(on.nodes.length, 16);
    assert.deepEqual(back, on);
  });
});
