import { Directive, Field, Int, ObjectType } from 'type-graphql';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { UrlScalar } from '../terms/scalars.ts';

/** A publication to cite. */
@Directive('@shareable')
@ObjectType({ description: 'A publication to cite.' })
export class Citation {
  @Field(() => String, { description: 'The reference in full.' })
  readonly text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Digital object identifier; null where it has none.',
  })
  readonly doi!: string | null;

  @Field(() => UrlScalar, { nullable: true, description: 'Where to read it.' })
  readonly url!: string | null;

  @Field(() => Int, { description: 'Year of publication.' })
  readonly year!: number;
}

const CHEST_X_RAY8: Citation = {
  text: 'X. Wang, Y. Peng, L. Lu, Z. Lu, M. Bagheri, R. M. Summers, "ChestX-ray8: Hospital-scale Chest X-ray Database and Benchmarks on Weakly-Supervised Classification and Localization of Common Thorax Diseases", IEEE CVPR, pp. 3462-3471, 2017.',
  doi: '10.1109/CVPR.2017.369',
  url: 'https://doi.org/10.1109/CVPR.2017.369',
  year: 2017,
};

const FOUR_FINDINGS: Citation = {
  text: 'A. Majkowska, S. Mittal, D. F. Steiner, et al., "Chest Radiograph Interpretation with Deep Learning Models: Assessment with Radiologist-adjudicated Reference Standards and Population-adjusted Evaluation", Radiology, 2019.',
  doi: '10.1148/radiol.2019191293',
  url: 'https://doi.org/10.1148/radiol.2019191293',
  year: 2019,
};

const ALL_FINDINGS: Citation = {
  text: 'Z. Nabulsi, A. Sellergren, S. Jamshy, et al., "Deep Learning for Distinguishing Normal versus Abnormal Chest Radiographs and Generalization to Two Unseen Diseases Tuberculosis and COVID-19", Scientific Reports, 2021.',
  doi: '10.1038/s41598-021-93967-2',
  url: 'https://doi.org/10.1038/s41598-021-93967-2',
  year: 2021,
};

/** What to cite for each label set. */
export const CITATIONS: Readonly<Record<LabelSetCode, Citation>> = {
  NIH_NLP_2017: CHEST_X_RAY8,
  NIH_NLP_2020: CHEST_X_RAY8,
  FOUR_FINDINGS_2019: FOUR_FINDINGS,
  ALL_FINDINGS_2021: ALL_FINDINGS,
};

/** What to cite for data that draws on some label sets: the collection always, each paper once. */
export const citationsFor = (labelSets: Iterable<LabelSetCode>): Citation[] =>
  [
    ...new Set([CHEST_X_RAY8, ...[...labelSets].toSorted().map((code) => CITATIONS[code])]),
  ].toSorted((left, right) => left.year - right.year);
