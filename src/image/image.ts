import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { Node } from '../node.ts';
import { DataQualityIssue } from '../terms/data-quality-issue.ts';
import { UrlScalar } from '../terms/scalars.ts';
import type { Sex } from '../terms/sex.ts';
import { Split } from '../terms/split.ts';
import { ViewPosition } from '../terms/view-position.ts';

/** A size in pixels. */
@Directive('@shareable')
@ObjectType({ description: 'A size in pixels.' })
export class PixelSize {
  @Field(() => Int, { description: 'Pixels across.' })
  readonly width!: number;

  @Field(() => Int, { description: 'Pixels down.' })
  readonly height!: number;
}

/** Distance between pixel centres. */
@Directive('@shareable')
@ObjectType({ description: 'Distance between pixel centres, in millimetres.' })
export class Spacing {
  @Field(() => Float, { description: 'Along a row, in millimetres.' })
  readonly x!: number;

  @Field(() => Float, { description: 'Along a column, in millimetres.' })
  readonly y!: number;
}

/** Where the published bytes of an image are. */
@ObjectType({
  description:
    'Where the bytes are. The public bucket is requester-pays: reading it is billed to your own project.',
})
export class ImageFiles {
  @Field(() => String, { description: 'The PNG file, as a gs:// address.' })
  readonly pngUri!: string;

  @Field(() => String, { description: 'The DICOM file, as a gs:// address.' })
  readonly dicomUri!: string;

  @Field(() => Boolean, { description: 'Whether the one who reads the gs:// addresses pays.' })
  readonly requesterPays!: boolean;

  @Field(() => UrlScalar, {
    description: 'The PNG file as it was published, from this gateway: no credentials, no bill.',
  })
  readonly pngUrl!: string;
}

/** One chest radiograph. */
@Directive('@key(fields: "imageIndex")')
@Directive('@key(fields: "sopInstanceUid")')
@Directive('@key(fields: "id")')
@ObjectType({ implements: Node, description: 'One chest radiograph.' })
export class Image implements Node {
  readonly id!: string;

  @Field(() => ID, {
    description:
      'File name in the published set, such as "00000013_008.png": the only key that is stable across releases.',
  })
  readonly imageIndex!: string;

  @Field(() => Int, { description: 'The NNN of the file name.' })
  readonly sequenceNumber!: number;

  @Field(() => Int, {
    description:
      'Follow-up # of the served release, from 0. The 2020 release renumbered it in the order of the visits: it may differ from sequenceNumber.',
  })
  readonly followUpNumber!: number;

  @Field(() => ViewPosition, { description: 'Direction of the X-ray beam.' })
  readonly viewPosition!: ViewPosition;

  @Field(() => Int, {
    nullable: true,
    description:
      'Age at the visit, whole years, by the label file of the served release: of 2020, or of 2017 where that alone is loaded. The DICOM object has that of 2017 (PatientAge in dicom). Null where the release has none or an impossible one (see dataQuality).',
  })
  readonly patientAgeYears!: number | null;

  @Field(() => PixelSize, {
    description: 'Size of the original, in pixels, before the published 1024 x 1024 reduction.',
  })
  readonly originalSize!: PixelSize;

  @Field(() => Spacing, { description: 'Millimetres between pixel centres of the original.' })
  readonly pixelSpacingMm!: Spacing;

  @Field(() => Split, {
    nullable: true,
    description: 'The official split; null where its list is not loaded.',
  })
  readonly split!: Split | null;

  @Field(() => [DataQualityIssue], { description: 'What to know before the image is used.' })
  readonly dataQuality!: readonly DataQualityIssue[];

  /** Key of the edge to Patient, as the graph writes it ("13"). */
  readonly patientId!: string;

  readonly sex!: Sex;

  /** The findings present, as a set of bits, by NLP release; null where it is not loaded. */
  readonly nlpPresent!: Readonly<Record<'NIH_NLP_2017' | 'NIH_NLP_2020', number | null>>;

  /** Findings on which its reads are not all the same; null with fewer than two readers. */
  readonly readerDisagreement!: number | null;
}
