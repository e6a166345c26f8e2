import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { toGlobalId } from '../global-id.ts';
import { Node } from '../node.ts';
import { FINDINGS, Finding, NIH_FINDINGS } from '../terms/finding.ts';
import { LABEL_SET_CODES, LabelSetCode } from '../terms/label-set-code.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';

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

/** How this finding stands to another. */
@ObjectType({ description: 'How this finding stands to another.' })
export class FindingRelation {
  @Field(() => RelationKind, { description: 'Read it as: this finding is ... the other.' })
  readonly relation!: RelationKind;

  @Field(() => Finding, { description: 'The other finding.' })
  readonly finding!: Finding;
}

/** A word of the vocabulary. */
@ObjectType({
  implements: Node,
  description: 'A word of the vocabulary, and how it relates to the others.',
})
export class FindingDefinition implements Node {
  readonly id!: string;

  @Field(() => Finding, { description: 'Its name in the graph.' })
  readonly finding!: Finding;

  @Field(() => String, { description: 'Its name for people.' })
  readonly name!: string;

  @Field(() => [LabelSetCode], { description: 'The published sets that assess it, loaded or not.' })
  readonly labelSets!: readonly LabelSetCode[];

  @Field(() => [FindingRelation], {
    description: 'How it stands to findings of other sets, and of its own.',
  })
  readonly relations!: readonly FindingRelation[];
}

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

const relationsOf = (finding: Finding): FindingRelation[] =>
  FINDINGS.flatMap((other) => {
    if (BROADER_THAN[finding]?.includes(other))
      return { relation: 'BROADER', finding: other } as const;
    if (BROADER_THAN[other]?.includes(finding))
      return { relation: 'NARROWER', finding: other } as const;
    const overlaps = OVERLAPS.some(
      (pair) => pair.includes(finding) && pair.includes(other) && finding !== other,
    );
    return overlaps ? ({ relation: 'OVERLAPPING', finding: other } as const) : [];
  });

const nameOf = (finding: Finding): string => {
  const words = finding.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
};

/** The whole vocabulary, in bit order. */
export const FINDING_DEFINITIONS: readonly FindingDefinition[] = FINDINGS.map((finding) => ({
  id: toGlobalId('FindingDefinition', finding),
  finding,
  name: nameOf(finding),
  labelSets: LABEL_SET_CODES.filter((code) => VOCABULARY[code].includes(finding)),
  relations: relationsOf(finding),
}));
