import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { toGlobalId } from '../global-id.ts';
import { Node } from '../node.ts';
import { Finding } from '../terms/finding.ts';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { VOCABULARY } from '../terms/vocabulary.ts';
import { CITATIONS, Citation } from './citation.ts';

/** One published set of labels. */
@Directive('@key(fields: "code")')
@Directive('@key(fields: "id")')
@ObjectType({
  implements: Node,
  description: 'One published set of labels: its paper, its readers, its vocabulary.',
})
export class LabelSet implements Node {
  readonly id!: string;

  @Field(() => LabelSetCode, { description: 'Its name in the graph.' })
  readonly code!: LabelSetCode;

  @Field(() => String, { description: 'Its name for people.' })
  readonly title!: string;

  @Field(() => String, { description: 'Who labelled what, and how.' })
  readonly description!: string;

  @Field(() => Citation, { description: 'What to cite for it.' })
  readonly citation!: Citation;

  @Field(() => Boolean, { description: 'A later release replaces it, and is loaded.' })
  readonly isSuperseded!: boolean;

  @Field(() => Int, { description: 'Images that it labels.' })
  readonly imageCount!: number;

  @Field(() => [Finding], { description: 'Its vocabulary.' })
  readonly findings!: readonly Finding[];

  @Field(() => [Finding], { description: 'Findings that may be UNCERTAIN.' })
  readonly uncertainAllowedFor!: readonly Finding[];
}

const TEXTS: Readonly<Record<LabelSetCode, { title: string; description: string }>> = {
  NIH_NLP_2017: {
    title: 'NIH, text-mined, 2017',
    description:
      'Fourteen findings mined from the radiology reports by natural-language processing; the first release.',
  },
  NIH_NLP_2020: {
    title: 'NIH, text-mined, corrected 2020',
    description:
      'The corrected release of the text-mined labels; it also corrected ages and numbered the follow-ups anew, in the order of the visits.',
  },
  FOUR_FINDINGS_2019: {
    title: 'Four findings, adjudicated, 2019',
    description:
      'Fracture, pneumothorax, airspace opacity, nodule or mass: first reads of mostly three radiologists for each image, and labels adjudicated in up to five rounds.',
  },
  ALL_FINDINGS_2021: {
    title: 'All findings, five readers, 2021',
    description:
      'The 14 findings, normal or abnormal, and other abnormalities: five radiologists on each image, and the majority of three of them as ground truth.',
  },
};

/** The label set of a code. */
export const labelSetOf = (
  code: LabelSetCode,
  loaded: ReadonlyMap<LabelSetCode, number>,
): LabelSet | null => {
  const imageCount = loaded.get(code);
  if (imageCount === undefined) return null;
  return {
    id: toGlobalId('LabelSet', code),
    code,
    ...TEXTS[code],
    citation: CITATIONS[code],
    isSuperseded: isSuperseded(code, loaded),
    imageCount,
    findings: VOCABULARY[code],
    uncertainAllowedFor: code === 'FOUR_FINDINGS_2019' ? ['PNEUMOTHORAX', 'NODULE_OR_MASS'] : [],
  };
};

/** Whether a later release of a set is among the loaded ones. */
export const isSuperseded = (
  code: LabelSetCode,
  loaded: { has: (code: LabelSetCode) => boolean },
): boolean => code === 'NIH_NLP_2017' && loaded.has('NIH_NLP_2020');
