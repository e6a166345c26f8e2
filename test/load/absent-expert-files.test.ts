import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withAlteredSample, without } from '../support/altered-sample.ts';
import { startGateway } from '../support/gateway.ts';

const count = (alias: string, source: string, labelSet: string): string => `
  ${alias}: labels(filter: { source: { eq: ${source} }, labelSet: { eq: ${labelSet} } }) {
    totalCount
    nodes { derivation { rule isReproduced inputs { id } } }
  }`;

const consensus = (alias: string, imageIndex: string, labelSet: string): string => `
  ${alias}: image(by: { imageIndex: "${imageIndex}" }) {
    consensus(finding: PNEUMOTHORAX, labelSet: ${labelSet}) {
      value majority isUnanimous changedByAdjudication votes { count } reads { id }
    }
    findings(labelSet: ${labelSet})
  }`;

const QUERY = `{
  ${count('fourReads', 'READER', 'FOUR_FINDINGS_2019')}
  ${count('fourFinal', 'ADJUDICATED', 'FOUR_FINDINGS_2019')}
  ${count('allReads', 'READER', 'ALL_FINDINGS_2021')}
  ${count('allFinal', 'GROUND_TRUTH', 'ALL_FINDINGS_2021')}
  ${consensus('validated', '00000002_000.png', 'FOUR_FINDINGS_2019')}
  ${consensus('tested', '00000008_001.png', 'FOUR_FINDINGS_2019')}
  ${consensus('truth', '00000124_001.png', 'ALL_FINDINGS_2021')}
  four: labelSet(code: FOUR_FINDINGS_2019) { imageCount readers { readerId } }
  all: labelSet(code: ALL_FINDINGS_2021) { imageCount readers { readerId } }
  few: images(filter: { dataQuality: { some: [FEWER_THAN_THREE_READERS, REPEATED_READ] } }) { totalCount }
}`;

interface Labels {
  readonly totalCount: number;
  readonly nodes: readonly {
    readonly derivation: {
      readonly rule: string;
      readonly isReproduced: boolean | null;
      readonly inputs: readonly unknown[];
    } | null;
  }[];
}
interface Settled {
  readonly consensus: Readonly<Record<string, unknown>> | null;
  readonly findings: readonly string[] | null;
}
interface LoadedSet {
  readonly imageCount: number;
  readonly readers: readonly unknown[];
}
type Answer = Readonly<
  Record<'fourReads' | 'fourFinal' | 'allReads' | 'allFinal', Labels> &
    Record<'validated' | 'tested' | 'truth', Settled> &
    Record<'four' | 'all', LoadedSet | null>
> & { readonly few: { readonly totalCount: number } };

async function askWithout(...names: readonly string[]): Promise<Answer> {
  return withAlteredSample(without(...names), async (dataDir) => {
    const gateway = await startGateway({ dataDir });
    const answer = await gateway.data<Answer>(QUERY);
    await gateway.stop();
    return answer;
  });
}

describe('Without the reads', () => {
  it('of four findings, final labels stand alone', async () => {
    const { fourReads, fourFinal, validated, four, few } = await askWithout(FILES.fourReads);

    assert.equal(fourReads.totalCount, 0);
    assert.equal(fourFinal.totalCount, (120 + 100) * 4);
    assert.deepEqual(four, { imageCount: 220, readers: [] });
    assert.equal(few.totalCount, 0);
    assert.deepEqual(validated.consensus, {
      value: 'ABSENT',
      majority: null,
      isUnanimous: null,
      changedByAdjudication: null,
      votes: [],
      reads: [],
    });
    assert.deepEqual(fourFinal.nodes[0]?.derivation, {
      rule: 'ADJUDICATION',
      isReproduced: null,
      inputs: [],
    });
  });

  it('of all findings, the ground truth cannot be replayed', async () => {
    const { allReads, allFinal, all } = await askWithout(FILES.allReads);

    assert.equal(allReads.totalCount, 0);
    assert.deepEqual(all, { imageCount: 60, readers: [] });
    for (const { derivation } of allFinal.nodes) {
      assert.equal(derivation?.isReproduced, null);
      assert.deepEqual(derivation?.inputs, []);
    }
  });
});

describe('Without the final labels', () => {
  it('of four findings in the validation images, only those of the test images are final', async () => {
    const { validated, tested, four } = await askWithout(FILES.fourValidation);

    assert.equal(validated.consensus?.['value'], null);
    assert.equal(validated.consensus?.['changedByAdjudication'], null);
    assert.equal(validated.findings, null);
    assert.notEqual(tested.findings, null);
    assert.equal(four?.imageCount, 220);
  });

  it('of four findings in the test images, only those of the validation images are', async () => {
    const { validated, tested } = await askWithout(FILES.fourTest);

    assert.equal(tested.consensus?.['value'], null);
    assert.equal(tested.findings, null);
    assert.notEqual(validated.findings, null);
  });

  it('of all findings, reads have a majority and no final label beside it', async () => {
    const { truth, allFinal, allReads } = await askWithout(FILES.allTest);

    assert.equal(allFinal.totalCount, 0);
    assert.equal(allReads.totalCount, 300 * 16);
    assert.equal(truth.consensus?.['value'], null);
    assert.notEqual(truth.consensus?.['majority'], null);
    assert.equal(truth.findings, null);
  });
});

describe('Without any file of an expert set', () => {
  it('the set is absent, and the other is not', async () => {
    const names = [FILES.fourReads, FILES.fourValidation, FILES.fourTest];
    const { four, all, validated, fourReads } = await askWithout(...names);

    assert.equal(four, null);
    assert.equal(all?.imageCount, 60);
    assert.deepEqual(validated, { consensus: null, findings: null });
    assert.equal(fourReads.totalCount, 0);
  });
});
