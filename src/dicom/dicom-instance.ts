import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Requires } from '../requires.ts';
import { dicomUid } from '../terms/dicom-uid.ts';
import { JsonObjectScalar } from '../terms/scalars.ts';
import type { DicomDataset } from './dicom-json.ts';
import { firstCount, firstText } from './element-values.ts';
import { INSTANCE_TAGS } from './field-tags.ts';

/** A DICOM object. */
@ObjectType({
  description:
    'The DICOM object of an image, as the store holds it, or as a table of such objects tells of it (see source). A field is null where the object has no such element, or not in the form of the standard.',
})
export class DicomInstance {
  @Field(() => ID, { description: 'Study Instance UID (0020,000D).' })
  readonly studyInstanceUid!: string;

  @Field(() => ID, { description: 'Series Instance UID (0020,000E).' })
  readonly seriesInstanceUid!: string;

  @Field(() => ID, {
    description:
      'SOP Instance UID (0008,0018). All three UIDs are the published function of the file name.',
  })
  readonly sopInstanceUid!: string;

  @Field(() => String, { nullable: true, description: 'SOP Class UID (0008,0016).' })
  readonly sopClassUid!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Transfer syntax that the object is stored in (0008,3002); null where the store does not tell.',
  })
  readonly transferSyntaxUid!: string | null;

  @Field(() => String, { nullable: true, description: 'Modality (0008,0060), such as "DX".' })
  readonly modality!: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Photometric interpretation (0028,0004): with "MONOCHROME1" high values are dark, with "MONOCHROME2" bright.',
  })
  readonly photometricInterpretation!: string | null;

  @Field(() => Int, { nullable: true, description: 'Height in pixels (0028,0010).' })
  readonly rows!: number | null;

  @Field(() => Int, { nullable: true, description: 'Width in pixels (0028,0011).' })
  readonly columns!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Bits of each sample of a pixel (0028,0101).',
  })
  readonly bitsStored!: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Frames of the pixel data (0028,0008). An object with rows that does not say has 1; null where it has neither.',
  })
  readonly numberOfFrames!: number | null;

  @Requires('reader')
  @Field(() => JsonObjectScalar, {
    description:
      'All its elements in the DICOM JSON model (PS3.18 Annex F). Bulk data, such as the pixels, and addresses of the store are left out.',
  })
  readonly json!: DicomDataset;

  /** Those of its elements that the request shows. */
  readonly attributes!: DicomDataset;

  /** Key of the addresses under which it can be fetched. */
  readonly imageIndex!: string;
}

/** The instance of an image, from those of its elements that the request shows. */
export const instanceOf = (imageIndex: string, attributes: DicomDataset): DicomInstance => ({
  get studyInstanceUid() {
    return dicomUid(imageIndex, 'study');
  },
  get seriesInstanceUid() {
    return dicomUid(imageIndex, 'series');
  },
  get sopInstanceUid() {
    return dicomUid(imageIndex, 'instance');
  },
  sopClassUid: firstText(attributes, INSTANCE_TAGS.sopClassUid),
  transferSyntaxUid: firstText(attributes, INSTANCE_TAGS.transferSyntaxUid),
  modality: firstText(attributes, INSTANCE_TAGS.modality),
  photometricInterpretation: firstText(attributes, INSTANCE_TAGS.photometricInterpretation),
  rows: firstCount(attributes, INSTANCE_TAGS.rows),
  columns: firstCount(attributes, INSTANCE_TAGS.columns),
  bitsStored: firstCount(attributes, INSTANCE_TAGS.bitsStored),
  numberOfFrames: framesOf(attributes),
  json: attributes,
  attributes,
  imageIndex,
});

const framesOf = (dataset: DicomDataset): number | null => {
  if (dataset[INSTANCE_TAGS.numberOfFrames] !== undefined) {
    return firstCount(dataset, INSTANCE_TAGS.numberOfFrames);
  }
  return dataset[INSTANCE_TAGS.rows] === undefined ? null : 1;
};
