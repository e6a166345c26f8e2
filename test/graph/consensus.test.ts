import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { withAlteredSample, withCell } from '../support/altered-sample.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';

interface Consensus {
  readonly value: string | null;
  readonly majority: string | null;
  readonly isUnanimous: boolean | null;
  readonly changedByAdjudication: boolean | null;
  readonly votes: readonly { readonly value: string; readonly count: number }[];
  readonly reads: readonly {
    readonly value: string;
    readonly provenance: { readonly row: number };
  }[];
}

const QUERY = `query ($imageIndex: ID!, $finding: Finding!, $labelSet: LabelSetCode!) {
  image(by: { imageIndex: $imageIndex }) {
    consensus(finding: $finding, labelSet: $labelSet) {
      value majority isUnanimous changedByAdjudication votes { value count }
      reads { value provenance { row } }
    }
  }
}`;

/** A read as the file has it: its row and what it says. */
const read = (row: number, value: string) => ({ value, provenance: { row } });

describe('The consensus of an image', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const consensus = async (
    imageIndex: string,
    finding: string,
    labelSet = 'FOUR_FINDINGS_2019',
  ) => {
    const { image } = await gateway.data<{ image: { consensus: Consensus | null } }>(QUERY, {
      imageIndex: `${imageIndex}.png`,
      finding,
      labelSet,
    });
    return image.consensus;
  };

  it('holds every read, and counts the first one of each reader', async () => {
    assert.deepEqual(await consensus('00000473_027', 'FRACTURE'), {
      value: 'ABSENT',
      majority: 'ABSENT',
      isUnanimous: false,
      changedByAdjudication: false,
      votes: [
        { value: 'PRESENT', count: 1 },
        { value: 'ABSENT', count: 2 },
      ],
      reads: [
        read(490, 'PRESENT'),
        read(491, 'ABSENT'),
        read(492, 'ABSENT'),
        read(493, 'PRESENT'),
        read(494, 'ABSENT'),
      ],
    });
  });

  it('is unanimous although a reader said something else later', async () => {
    assert.deepEqual(await consensus('00000567_014', 'AIRSPACE_OPACITY'), {
      value: 'ABSENT',
      majority: 'ABSENT',
      isUnanimous: true,
      changedByAdjudication: false,
      votes: [{ value: 'ABSENT', count: 3 }],
      reads: [read(586, 'ABSENT'), read(587, 'ABSENT'), read(588, 'ABSENT'), read(589, 'PRESENT')],
    });
  });

  it('has no majority on a tie, which the final label breaks', async () => {
    assert.deepEqual(await consensus('00000010_007', 'PNEUMOTHORAX'), {
      value: 'ABSENT',
      majority: null,
      isUnanimous: false,
      changedByAdjudication: true,
      votes: [
        { value: 'PRESENT', count: 1 },
        { value: 'ABSENT', count: 1 },
        { value: 'UNCERTAIN', count: 1 },
      ],
      reads: [read(16, 'ABSENT'), read(17, 'PRESENT'), read(18, 'UNCERTAIN')],
    });
  });

  it('of one reader is neither unanimous nor divided, and may be changed', async () => {
    assert.deepEqual(await consensus('00000107_004', 'NODULE_OR_MASS'), {
      value: 'ABSENT',
      majority: 'PRESENT',
      isUnanimous: null,
      changedByAdjudication: true,
      votes: [{ value: 'PRESENT', count: 1 }],
      reads: [read(162, 'PRESENT')],
    });
  });

  it('may be overruled by the adjudicators', async () => {
    const found = await consensus('00000567_028', 'FRACTURE');

    assert.equal(found?.majority, 'ABSENT');
    assert.equal(found?.isUnanimous, true);
    assert.equal(found?.value, 'PRESENT');
    assert.equal(found?.changedByAdjudication, true);
  });

  it('of a text-mined set has a final label and no reads', async () => {
    assert.deepEqual(await consensus('00000013_008', 'NODULE', 'NIH_NLP_2020'), {
      value: 'PRESENT',
      majority: null,
      isUnanimous: null,
      changedByAdjudication: null,
      votes: [],
      reads: [],
    });
  });

  it('is missing where the set did not assess the image, or does not know the finding', async () => {
    assert.equal(await consensus('00000001_000', 'FRACTURE'), null);
    assert.equal(await consensus('00000473_027', 'MASS'), null);
    assert.equal(await consensus('00000473_027', 'FRACTURE', 'NIH_NLP_2020'), null);
  });

  it('has no final label where that cell is empty', async () => {
    const alteration = withCell(FILES.fourValidation, { row: 1, at: 11 }, '');
    const other = await withAlteredSample(alteration, (dataDir) => startGateway({ dataDir }));
    const { image } = await other.data<{ image: { consensus: Consensus } }>(QUERY, {
      imageIndex: '00000002_000.png',
      finding: 'FRACTURE',
      labelSet: 'FOUR_FINDINGS_2019',
    });
    await other.stop();

    assert.equal(image.consensus.value, null);
    assert.equal(image.consensus.majority, 'ABSENT');
    assert.equal(image.consensus.changedByAdjudication, null);
  });
});
