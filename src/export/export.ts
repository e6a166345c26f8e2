import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LabelSetCode } from '../terms/label-set-code.ts';
import { UrlScalar } from '../terms/scalars.ts';
import { AssignedSplit } from './assigned-split.ts';
import { ExportFormat } from './export-format.ts';

/** What a plan gives to one side. */
@ObjectType({ description: 'What a split plan gives to one side.' })
export class SplitCount {
  @Field(() => AssignedSplit, { description: 'The side.' })
  readonly split!: AssignedSplit;

  @Field(() => Int, { description: 'Images.' })
  readonly imageCount!: number;

  @Field(() => Int, { description: 'Patients; nobody is on two sides.' })
  readonly patientCount!: number;
}

/** A cohort as a file. */
@ObjectType({
  description:
    'All images of a list as a file, one row for each, by file name. The same cohort id gives the same bytes from every gateway with the same data.',
})
export class Export {
  @Field(() => ExportFormat, { description: 'The file format.' })
  readonly format!: ExportFormat;

  @Field(() => UrlScalar, {
    description:
      'Where the file is. GET gives it, a Range of it too, so that a download that broke off can go on. Where the gateway signs addresses, it is good for as long as those of images.',
  })
  readonly url!: string;

  @Field(() => UrlScalar, {
    nullable: true,
    description:
      'Where the description of a CSV file is: its columns, the cohort, licence and citations (CSV on the Web); null for the other formats, which hold theirs.',
  })
  readonly metadataUrl!: string | null;

  @Field(() => String, { description: 'The name under which the file is saved.' })
  readonly fileName!: string;

  @Field(() => ID, {
    description:
      'All that makes the file: filter, label sets, split plan and the hash of the data. A gateway with other data refuses it, and names both hashes.',
  })
  readonly cohortId!: string;

  @Field(() => String, { description: 'Content hash of the data, as Dataset.contentHash.' })
  readonly datasetHash!: string;

  @Field(() => [LabelSetCode], { description: 'The sets whose labels are columns.' })
  readonly labelSets!: readonly LabelSetCode[];
}
