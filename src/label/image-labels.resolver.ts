import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../context.ts';
import { AtMost } from '../cost.ts';
import { Image } from '../image/image.ts';
import { readOptionalFilter } from '../read-filter.ts';
import { after, type Soon } from '../soon.ts';
import { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { consensusOf } from './consensus.ts';
import { finalFindings } from './final-findings.ts';
import { EVERY_LABEL, readLabelFilter } from './label.filter.ts';
import { LabelFilterInput } from './label.input.ts';
import { Consensus, Label } from './label.ts';
import { labelsOf } from './labels-of.ts';

@Resolver(() => Image)
export class ImageLabelsResolver {
  @FieldResolver(() => [Finding], {
    nullable: true,
    description:
      'Findings that the final labels of one set hold to be present. Empty: none. Null: the set did not assess this image.',
  })
  findings(
    @Root() image: Image,
    @Arg('labelSet', () => LabelSetCode, { defaultValue: 'NIH_NLP_2020', description: 'The set.' })
    labelSet: LabelSetCode,
    @Ctx() { loaders }: Context,
  ): Soon<readonly Finding[] | null> {
    return finalFindings(image, labelSet, (key) => loaders.assessmentsByImage.load(key));
  }

  @AtMost(140)
  @FieldResolver(() => [Label], {
    description:
      'Every label, the absent ones too, by file, row and finding. Superseded releases appear only where the filter names a label set.',
  })
  labels(
    @Root() image: Image,
    @Arg('filter', () => LabelFilterInput, {
      nullable: true,
      description: 'Conditions on the labels.',
    })
    filter: LabelFilterInput | null | undefined,
    @Ctx() { loaders }: Context,
  ): Soon<Label[]> {
    const read = readOptionalFilter(filter, readLabelFilter, EVERY_LABEL);
    return after(loaders.matchesByImage(read).load(image.imageIndex), (rows) =>
      rows.flatMap(labelsOf),
    );
  }

  @FieldResolver(() => Consensus, {
    nullable: true,
    description:
      'All reads of one finding beside its final label; null where the set did not assess it.',
  })
  consensus(
    @Root() image: Image,
    @Arg('finding', () => Finding, { description: 'The finding.' }) finding: Finding,
    @Arg('labelSet', () => LabelSetCode, { description: 'The set.' }) labelSet: LabelSetCode,
    @Ctx() { loaders }: Context,
  ): Soon<Consensus | null> {
    return after(loaders.assessmentsByImage.load(image.imageIndex), (assessments) =>
      consensusOf(assessments, finding, labelSet),
    );
  }
}
