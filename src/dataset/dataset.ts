import { Directive, Field, Int, ObjectType } from 'type-graphql';
import { AtMost } from '../cost.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';
import { ByteCountScalar, DateTimeScalar } from '../terms/scalars.ts';
import { SourceName } from '../terms/source-name.ts';
import { Citation } from './citation.ts';

/** A loaded file. */
@ObjectType({ description: 'A loaded file.' })
export class DatasetFile {
  @Field(() => String, { description: 'Path in the published folder.' })
  readonly name!: string;

  @Field(() => String, { description: 'SHA-256 of its bytes, hexadecimal.' })
  readonly sha256!: string;

  @Field(() => Int, { description: 'Data rows.' })
  readonly rowCount!: number;

  @Field(() => ByteCountScalar, { description: 'Its size in bytes.' })
  readonly byteCount!: string;
}

/** A published file that is not loaded. */
@ObjectType({ description: 'A published file that is not there, and so not loaded.' })
export class AbsentFile {
  @Field(() => String, { description: 'Path in the published folder.' })
  readonly name!: string;

  @Field(() => String, { description: 'What the graph lacks without it.' })
  readonly consequence!: string;
}

/** How a store is. */
@Directive('@tag(name: "internal")')
@ObjectType({ description: 'How a store is.' })
export class SourceStatus {
  @Field(() => SourceName, { description: 'The store.' })
  readonly source!: SourceName;

  @Field(() => String, { description: 'What answers for it.' })
  readonly adapter!: string;

  @Field(() => Boolean, { description: 'Whether it answers.' })
  readonly isHealthy!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'What is wrong, or what a healthy store lacks; null where nothing is.',
  })
  readonly message!: string | null;
}

/** What is being served. */
@ObjectType({ description: 'What is being served.' })
export class Dataset {
  @Field(() => String, { description: 'Name of the collection.' })
  readonly name!: string;

  @Field(() => Boolean, { description: 'True for the made-up sample that ships with the gateway.' })
  readonly isSynthetic!: boolean;

  @Field(() => String, {
    description: 'Of all loaded files together; changes if and only if the data does.',
  })
  readonly contentHash!: string;

  @Directive('@tag(name: "internal")')
  @Field(() => DateTimeScalar, { description: 'When this process loaded it.' })
  readonly loadedAt!: string;

  @Field(() => Int, { description: 'Images.' })
  readonly imageCount!: number;

  @Field(() => Int, { description: 'Patients.' })
  readonly patientCount!: number;

  @Field(() => Int, { description: 'Studies: one for each image.' })
  readonly studyCount!: number;

  @Field(() => Int, { description: 'Readers of all sets together.' })
  readonly readerCount!: number;

  @Field(() => Int, { description: 'Labels of all loaded sets, superseded ones too.' })
  readonly labelCount!: number;

  @AtMost(12)
  @Field(() => [DatasetFile], { description: 'The loaded files, in published order.' })
  readonly files!: readonly DatasetFile[];

  @AtMost(12)
  @Field(() => [AbsentFile], { description: 'The published files that are not loaded.' })
  readonly absentFiles!: readonly AbsentFile[];

  @Field(() => String, { description: 'On what terms the data may be used.' })
  readonly licence!: string;

  @Field(() => String, { description: 'Whom to name as the provider of the data.' })
  readonly attribution!: string;

  @AtMost(8)
  @Field(() => [Citation], { description: 'What to cite for the loaded files, in full.' })
  readonly citations!: readonly Citation[];

  /** The loaded label sets, and how many images each labels. */
  readonly imageCounts!: ReadonlyMap<LabelSetCode, number>;

  /** What runs the catalog's statements. */
  readonly engine!: string;
}
