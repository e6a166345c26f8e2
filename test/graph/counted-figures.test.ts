// Figures of the published files that were counted with other programs, not with anything of this project.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';

interface Counted {
  readonly images: {
    readonly facets: readonly {
      readonly buckets: readonly { readonly value: string; readonly imageCount: number }[];
    }[];
    readonly aggregate: Readonly<Record<string, unknown>>;
  };
}

/** What a page has chosen in four menus. */
const CHOSEN = `(filter: {
      sex: { eq: FEMALE }, viewPosition: { eq: PA }, patientAgeYears: { gte: 40, lt: 60 }
      labels: { some: { finding: { eq: EFFUSION }, value: { eq: PRESENT }, labelSet: { eq: NIH_NLP_2020 } } }
    })`;

describe('Aggregates and facets of the published files', { skip: skipWithoutRealData }, () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway({ dataDir: requireRealData() });
  });
  after(() => gateway?.stop());

  const facets = async (list: string, args: string): Promise<readonly string[]> => {
    const { images } = await gateway.data<Counted>(
      `{ images${list} { facets(${args}) { buckets { value imageCount } } } }`,
    );
    return images.facets.map(({ buckets }) =>
      buckets.map(({ value, imageCount }) => `${value} ${imageCount}`).join(', '),
    );
  };

  it('count every finding, decade, sex, view, split and set of the whole collection', async () => {
    const all = await facets(
      '',
      'dimensions: [FINDING, AGE_DECADE, SEX, VIEW_POSITION, SPLIT, LABEL_SET]',
    );

    assert.deepEqual(all, [
      'ATELECTASIS 11559, CARDIOMEGALY 2776, CONSOLIDATION 4667, EDEMA 2303, EFFUSION 13317, EMPHYSEMA 2516, FIBROSIS 1686, HERNIA 227, INFILTRATION 19894, MASS 5782, NODULE 6331, PLEURAL_THICKENING 3385, PNEUMONIA 1431, PNEUMOTHORAX 5302, NO_FINDING 60361',
      '0 1538, 10 5508, 20 12855, 30 16538, 40 21902, 50 27341, 60 18965, 70 6454, 80 955, 90 64',
      'FEMALE 48780, MALE 63340',
      'AP 44810, PA 67310',
      'TRAIN_VALIDATION 86524, TEST 25596',
      'NIH_NLP_2017 112120, NIH_NLP_2020 112120, FOUR_FINDINGS_2019 4376, ALL_FINDINGS_2021 810',
    ]);
  });

  it('count adjudicated findings, and what was not adjudicated', async () => {
    const [found] = await facets('', 'dimensions: [FINDING], labelSet: FOUR_FINDINGS_2019');

    assert.deepEqual(
      found,
      'PNEUMOTHORAX 238, AIRSPACE_OPACITY 2166, FRACTURE 186, NODULE_OR_MASS 605, NO_FINDING 1877, NOT_ASSESSED 107744',
    );
  });

  it('leave out of each menu what was chosen in it', async () => {
    const [sexes, findings, ages] = await facets(CHOSEN, 'dimensions: [SEX, FINDING, AGE_DECADE]');

    assert.deepEqual(sexes, 'FEMALE 1509, MALE 1484');
    assert.match(findings ?? '', /EFFUSION 1509, .* INFILTRATION 1869, .* NO_FINDING 8127$/);
    assert.deepEqual(ages, '0 7, 10 79, 20 198, 30 408, 40 635, 50 874, 60 590, 70 173, 80 32');
  });

  it('count images and patients of every combination, and findings that come together', async () => {
    const { images } = await gateway.data<Counted>(`{ images { aggregate {
      patientCount ageYears { min max mean median unknownCount }
      crossTab(dimensions: [FINDING, SEX, VIEW_POSITION]) { finding sex viewPosition imageCount patientCount }
      coOccurrence { left right imageCount leftCount rightCount }
    } } }`);
    const { patientCount, ageYears, crossTab, coOccurrence } = images.aggregate;

    assert.equal(patientCount, 30805);
    const ages = { min: 0, max: 95, mean: 46.62636460934713, median: 49, unknownCount: 0 };
    assert.deepEqual(ageYears, ages);
    assert.ok(Array.isArray(crossTab) && Array.isArray(coOccurrence));
    const cells = new Set(crossTab.map((cell) => JSON.stringify(cell)));
    for (const cell of [
      {
        finding: 'EFFUSION',
        sex: 'FEMALE',
        viewPosition: 'PA',
        imageCount: 2996,
        patientCount: 1529,
      },
      { finding: 'HERNIA', sex: 'MALE', viewPosition: 'AP', imageCount: 16, patientCount: 12 },
    ]) {
      assert.ok(cells.has(JSON.stringify(cell)), JSON.stringify(cell));
    }
    const pairs = coOccurrence.toSorted((left, right) => right.imageCount - left.imageCount);
    assert.deepEqual(pairs.slice(0, 2), [
      {
        left: 'EFFUSION',
        right: 'INFILTRATION',
        imageCount: 4000,
        leftCount: 13317,
        rightCount: 19894,
      },
      {
        left: 'ATELECTASIS',
        right: 'EFFUSION',
        imageCount: 3275,
        leftCount: 11559,
        rightCount: 13317,
      },
    ]);
  });
});
