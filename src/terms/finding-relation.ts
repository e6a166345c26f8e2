import { registerEnumType } from 'type-graphql';
import { type Finding, NIH_FINDINGS } from './finding.ts';

/** How one finding stands to another. */
export const RelationKind = {
  BROADER: 'BROADER',
  NARROWER: 'NARROWER',
  OVERLAPPING: 'OVERLAPPING',
} as const;
export type RelationKind = keyof typeof RelationKind;

registerEnumType(RelationKind, {
  name: 'RelationKind',
  description: 'How one finding stands to another.',
  valuesConfig: {
    BROADER: { description: 'This finding includes the other.' },
    NARROWER: { description: 'The other finding includes this one.' },
    OVERLAPPING: { description: 'They share cases, and each has some of its own.' },
  },
});

const BROADER_THAN: Readonly<Partial<Record<Finding, readonly Finding[]>>> = {
  NODULE_OR_MASS: ['NODULE', 'MASS'],
  AIRSPACE_OPACITY: ['CONSOLIDATION'],
  ABNORMAL: [...NIH_FINDINGS, 'AIRSPACE_OPACITY', 'FRACTURE', 'NODULE_OR_MASS', 'OTHER'],
};

const OVERLAPS: readonly (readonly [Finding, Finding])[] = [
  ['AIRSPACE_OPACITY', 'ATELECTASIS'],
  ['AIRSPACE_OPACITY', 'EDEMA'],
  ['AIRSPACE_OPACITY', 'INFILTRATION'],
  ['AIRSPACE_OPACITY', 'PNEUMONIA'],
  ['CONSOLIDATION', 'INFILTRATION'],
  ['CONSOLIDATION', 'PNEUMONIA'],
  ['INFILTRATION', 'PNEUMONIA'],
  ['FRACTURE', 'OTHER'],
];

/** How one finding stands to another, as the vocabulary declares it; null where it declares nothing. */
export const relationBetween = (finding: Finding, other: Finding): RelationKind | null => {
  if (BROADER_THAN[finding]?.includes(other)) return 'BROADER';
  if (BROADER_THAN[other]?.includes(finding)) return 'NARROWER';
  const overlaps = OVERLAPS.some(
    (pair) => pair.includes(finding) && pair.includes(other) && finding !== other,
  );
  return overlaps ? 'OVERLAPPING' : null;
};
