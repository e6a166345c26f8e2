import type { Chapter } from '../recipe.ts';

const APART = '4343880271';
const OTHERS = ['4343882583', '4343882785', '4343883593', '4343883996'];

const kappa = (left: string, right: string): string =>
  `agreement[EFFUSION].pairs[${left},${right}].cohenKappa.value`;

const ON_EFFUSION = {
  highestOfApart: kappa(APART, '4343883996'),
  lowestOfOthers: kappa('4343882583', '4343883996'),
};

const TWICE = {
  both: 'images.nodes[00030573_013.png].consensus.reads',
  second: 'images.nodes[00030636_018.png].consensus.reads',
  third: 'images.nodes[00030709_002.png].consensus.reads',
};

/** A reader's two reads of an opacity, by their places among the reads of the image. */
const turned = (reads: string, first: number, second: number): readonly string[] => [
  `${reads}[#${first}].reader.readerId = ${reads}[#${second}].reader.readerId`,
  `${reads}[#${first}].value = "PRESENT"`,
  `${reads}[#${second}].value = "ABSENT"`,
  `${reads}[#${first}].reader.selfConsistency.agreeing = 3`,
  `${reads}[#${first}].reader.selfConsistency.pairs = 4`,
];

/** How far readers agree, and what became of it where they did not. */
export const AGREEMENT: Chapter = {
  title: 'Readers among themselves',
  recipes: [
    {
      operation: 'researcher/who-agrees-with-whom',
      variables: { findings: ['EFFUSION'] },
      says: `On effusion the {agreement[EFFUSION].readerCount} readers reach a Fleiss’ kappa of {agreement[EFFUSION].fleissKappa:2}, and one of them stands apart: reader ${APART} has {${ON_EFFUSION.highestOfApart}:2} for its highest kappa with another, while the lowest of any two of the others is {${ON_EFFUSION.lowestOfOthers}:2}.`,
      holds: [
        `${ON_EFFUSION.highestOfApart} < ${ON_EFFUSION.lowestOfOthers}`,
        ...OTHERS.slice(0, 3).map(
          (reader) => `${kappa(APART, reader)} < ${ON_EFFUSION.highestOfApart}`,
        ),
        ...OTHERS.flatMap((left, place) =>
          OTHERS.slice(place + 1).map((right) => kappa(left, right)),
        )
          .filter((pair) => pair !== ON_EFFUSION.lowestOfOthers)
          .map((pair) => `${pair} > ${ON_EFFUSION.lowestOfOthers}`),
      ],
    },
    {
      operation: 'researcher/agreement-and-prevalence',
      says: 'Two reads of pneumonia agree {agreement[PNEUMONIA].percentAgreement:%} of the time and two of abnormal {agreement[ABNORMAL].percentAgreement:%}, yet kappa is {agreement[PNEUMONIA].fleissKappa:2} for the one and {agreement[ABNORMAL].fleissKappa:2} for the other: where {agreement[PNEUMONIA].prevalence:%} of the reads say PRESENT, agreeing on ABSENT is nearly all that percent agreement and AC1 ({agreement[PNEUMONIA].gwetAc1:2}) see.',
      holds: [
        'agreement[PNEUMONIA].percentAgreement > agreement[ABNORMAL].percentAgreement',
        'agreement[PNEUMONIA].fleissKappa < agreement[ABNORMAL].fleissKappa',
      ],
    },
    {
      operation: 'researcher/what-hedges-do',
      says: 'What becomes of {notMade[PNEUMOTHORAX].exclusions[UNCERTAIN_READ].count} hedged reads among {aYes[PNEUMOTHORAX].readCount} moves Fleiss’ kappa of pneumothorax from {aThirdAnswer[PNEUMOTHORAX].fleissKappa:2}, where a hedge is an answer of its own, to {notMade[PNEUMOTHORAX].fleissKappa:2}, where it is left out: a kappa without its policy cannot be compared with another.',
      holds: [
        'aThirdAnswer[PNEUMOTHORAX].fleissKappa < aYes[PNEUMOTHORAX].fleissKappa',
        'aYes[PNEUMOTHORAX].fleissKappa < aNo[PNEUMOTHORAX].fleissKappa',
        'aNo[PNEUMOTHORAX].fleissKappa < notMade[PNEUMOTHORAX].fleissKappa',
      ],
    },
    {
      operation: 'researcher/what-adjudication-changed',
      says: 'Of {settledPresent.totalCount} images that were settled to show a fracture {missedBySomeone.totalCount} had a first read without it and {seenByNobody.totalCount} had no other, so that no vote of first reads finds them all; the other way round, {falseAlarmOfSomeone.totalCount} images were cleared of a fracture that some reader had seen.',
      holds: [
        'missedBySomeone.totalCount / settledPresent.totalCount > 0.9',
        'seenByNobody.nodes[00000652_017.png].consensus.changedByAdjudication = true',
      ],
    },
    {
      operation: 'researcher/self-consistency',
      says: `On {images.totalCount} images readers came back, and each who did withdrew an opacity that they had seen at first; over all findings each said the same again {${TWICE.both}[#2].reader.selfConsistency.agreeing} times out of {${TWICE.both}[#2].reader.selfConsistency.pairs}, which is far too little to estimate anything from.`,
      holds: [
        ...turned(TWICE.both, 2, 4),
        ...turned(TWICE.both, 3, 5),
        ...turned(TWICE.second, 3, 4),
        ...turned(TWICE.third, 3, 4),
      ],
    },
    {
      operation: 'researcher/ground-truth',
      variables: { finding: 'HERNIA', first: 1 },
      says: 'The ground truth has a hernia on {labels.totalCount} images; the first of them is a majority against reader {labels.nodes[#1].derivation.inputs[ABSENT].reader.readerId}, and the published rule, applied again to the {labels.nodes[#1].derivation.inputs.length} reads, gives the published label.',
      holds: [
        'labels.nodes[#1].derivation.rule = "MAJORITY_OF_THREE"',
        'labels.nodes[#1].derivation.isReproduced = true',
        'labels.nodes[#1].value = "PRESENT"',
      ],
    },
  ],
};
