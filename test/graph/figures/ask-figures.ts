import type { DisagreementRow, Figures } from '../../oracle/figures.ts';
import type { LabelFilter } from '../../oracle/filters.ts';
import { DATA_QUALITY_ISSUES, LABEL_SETS } from '../../oracle/rows.ts';
import type { TestGateway } from '../../support/gateway.ts';
import { ask } from '../property/ask.ts';
import { askBoxes, askConsensus, askGroundTruth } from './ask-by-paging.ts';
import { counts, forKeys, inTurn } from './count.ts';

/** What the API can say directly: READER_DISAGREEMENT is an order, and tested as one. */
export type AskedFigures = Omit<Figures, 'readerDisagreements'>;

const SEXES = ['FEMALE', 'MALE'] as const;
const SPLITS = ['TRAIN_VALIDATION', 'TEST'] as const;
const RELEASES = ['NIH_NLP_2017', 'NIH_NLP_2020'] as const;

/** Asks the gateway for every figure; tables are asked for the keys of the expected rows. */
export async function askFigures(gateway: TestGateway, expected: Figures): Promise<AskedFigures> {
  return {
    ...(await askTotals(gateway)),
    ...(await askLabelFigures(gateway, expected)),
    ...(await askPatientFigures(gateway)),
    ages: await askAges(gateway),
    boxes: await askBoxes(gateway),
    disagreements: await inTurn(expected.disagreements, (row) => askDisagreement(gateway, row)),
    consensus: await askConsensus(gateway),
    groundTruth: await askGroundTruth(gateway),
  };
}

async function askTotals(gateway: TestGateway) {
  const { images, labels } = counts(gateway);
  const { readers } = await ask<{ readers: readonly object[] }>(gateway, '{ readers { id } }');
  return {
    images: await images(),
    readers: readers.length,
    labels: await labels({ labelSet: { in: LABEL_SETS } }),
    currentLabels: await labels(),
    imagesBySex: await forKeys(SEXES, (eq) => images({ sex: { eq } })),
    imagesByView: await forKeys(['AP', 'PA'], (eq) => images({ viewPosition: { eq } })),
    imagesBySplit: await forKeys(SPLITS, (eq) => images({ split: { eq } })),
    imagesWithBoxes: await images({ boundingBoxes: { some: { any: true } } }),
    imagesWithChangedLabels: await images({ labelChanged: { from: 'NIH_NLP_2017' } }),
    dataQuality: await forKeys(DATA_QUALITY_ISSUES, (issue) =>
      images({ dataQuality: { some: [issue] } }),
    ),
    imagesOfLabelSet: await forKeys(LABEL_SETS, (eq) =>
      images({ labels: { some: { labelSet: { eq } } } }),
    ),
    imagesWithoutNlpFinding: await forKeys(RELEASES, (eq) => {
      const found: LabelFilter = { labelSet: { eq }, value: { eq: 'PRESENT' } };
      return images({ labels: { some: { labelSet: { eq } }, none: found } });
    }),
  };
}

async function askLabelFigures(gateway: TestGateway, expected: Figures) {
  const { images, labels } = counts(gateway);
  return {
    labelCounts: await inTurn(expected.labelCounts, async ([labelSet, source, finding]) => {
      const row = { labelSet: { eq: labelSet }, source: { eq: source }, finding: { eq: finding } };
      const present = await labels({ ...row, value: { eq: 'PRESENT' } });
      const absent = await labels({ ...row, value: { eq: 'ABSENT' } });
      const uncertain = await labels({ ...row, value: { eq: 'UNCERTAIN' } });
      return [labelSet, source, finding, present, absent, uncertain] as const;
    }),
    reads: await inTurn(expected.reads, async ([labelSet, readerId]) => {
      const reads = await askReads(gateway, readerId, labelSet);
      return [labelSet, readerId, reads.readCount, reads.images.totalCount] as const;
    }),
    labelChanges: await inTurn(expected.labelChanges, async ([finding]) => {
      return [finding, await images({ labelChanged: { finding } })] as const;
    }),
  };
}

async function askPatientFigures(gateway: TestGateway) {
  const { patients } = counts(gateway);
  return {
    patients: await patients(),
    patientsBySex: await forKeys(SEXES, (eq) => patients({ sex: { eq } })),
    patientsBySplit: await forKeys(SPLITS, (eq) => patients({ split: { eq } })),
    patientsWithOneImage: await patients({ imageCount: { eq: 1 } }),
    patientsWithOnlyPa: await patients({ images: { every: { viewPosition: { eq: 'PA' } } } }),
    mostImagesOfAPatient: await askMostImages(gateway),
  };
}

async function askDisagreement(
  gateway: TestGateway,
  [finding, left, right]: DisagreementRow,
): Promise<DisagreementRow> {
  const { images } = counts(gateway);
  const pair = { finding, left, right };
  return [
    finding,
    left,
    right,
    await images({ disagreement: pair }),
    await images({ disagreement: { ...pair, leftValue: 'PRESENT' } }),
    await images({ disagreement: { ...pair, leftValue: 'ABSENT' } }),
    await images({ disagreement: { ...pair, leftValue: 'UNCERTAIN' } }),
  ];
}

async function askAges(gateway: TestGateway): Promise<Figures['ages']> {
  const { images } = counts(gateway);
  type Ages = { readonly nodes: readonly [{ readonly patientAgeYears: number }] };
  const { least, most } = await ask<{ readonly least: Ages; readonly most: Ages }>(
    gateway,
    `{
      least: images(first: 1, orderBy: [{ field: PATIENT_AGE_YEARS }]) { nodes { patientAgeYears } }
      most: images(first: 1, orderBy: [{ field: PATIENT_AGE_YEARS, direction: DESC }]) {
        nodes { patientAgeYears }
      }
    }`,
  );
  return {
    min: least.nodes[0].patientAgeYears,
    max: most.nodes[0].patientAgeYears,
    unknown: await images({ not: { patientAgeYears: { gte: -1 } } }),
    zero: await images({ patientAgeYears: { eq: 0 } }),
    under18: await images({ patientAgeYears: { lt: 18 } }),
    from65: await images({ patientAgeYears: { gte: 65 } }),
  };
}

async function askMostImages(gateway: TestGateway): Promise<number> {
  const source = `{
    patients(first: 1, orderBy: [{ field: IMAGE_COUNT, direction: DESC }]) { nodes { imageCount } }
  }`;
  type Answer = {
    readonly patients: { readonly nodes: readonly [{ readonly imageCount: number }] };
  };
  return (await ask<Answer>(gateway, source)).patients.nodes[0].imageCount;
}

async function askReads(gateway: TestGateway, readerId: string, labelSet: string) {
  type Reads = { readonly readCount: number; readonly images: { readonly totalCount: number } };
  const source = `query ($readerId: ID!, $labelSet: LabelSetCode) {
    reader(readerId: $readerId) { readCount(labelSet: $labelSet) images { totalCount } }
  }`;
  return (await ask<{ readonly reader: Reads }>(gateway, source, { readerId, labelSet })).reader;
}
