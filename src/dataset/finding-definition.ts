import { Field, ObjectType } from 'type-graphql';
import { AtMost } from '../cost.ts';
import { toGlobalId } from '../global-id.ts';
import { Node } from '../node.ts';
import { FINDINGS, Finding } from '../terms/finding.ts';
import { RelationKind, relationBetween } from '../terms/finding-relation.ts';
import { LABEL_SET_CODES, LabelSetCode } from '../terms/label-set-code.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';

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

  @AtMost(20)
  @Field(() => [FindingRelation], {
    description: 'How it stands to findings of other sets, and of its own.',
  })
  readonly relations!: readonly FindingRelation[];
}

const relationsOf = (finding: Finding): FindingRelation[] =>
  FINDINGS.flatMap((other) => {
    const relation = relationBetween(finding, other);
    return relation === null ? [] : { relation, finding: other };
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
