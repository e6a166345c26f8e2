import { Directive, Field, ObjectType } from 'type-graphql';
import { AtMost } from './cost.ts';
import { ByteCountScalar } from './terms/scalars.ts';
import { SourceName } from './terms/source-name.ts';

/** What one statement would be, and cost. */
@Directive('@tag(name: "internal")')
@ObjectType({ description: 'What a source would be asked, and what that would cost.' })
export class SourcePlan {
  @Field(() => SourceName, { description: 'The source.' })
  readonly source!: SourceName;

  @Field(() => String, { description: 'What it is asked for, such as "page of images".' })
  readonly question!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'The statement with its parameters left as placeholders; null where the source takes none.',
  })
  readonly statement!: string | null;

  @Field(() => ByteCountScalar, {
    nullable: true,
    description:
      'Bytes that it would read, at most; null where the source does not bill by bytes. Nothing where it is cached.',
  })
  readonly estimatedBytes!: string | null;

  @Field(() => ByteCountScalar, {
    nullable: true,
    description: 'It is refused where it would bill more; null where the source bills nothing.',
  })
  readonly maximumBytesBilled!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether the answer is in memory, here or at the source, so that nothing is billed.',
  })
  readonly isCached!: boolean;
}

/** What answering would cost. */
@Directive('@tag(name: "internal")')
@ObjectType({ description: 'What answering costs, by source, before it runs.' })
export class QueryPlan {
  @AtMost(20)
  @Field(() => [SourcePlan], {
    description: 'One for each statement. Fields of the rows may ask for more, in batches.',
  })
  readonly sources!: readonly SourcePlan[];
}

/** Takes down what would be asked. */
export interface PlanRecorder {
  add(plan: SourcePlan): void;
  /** The same object for all plans of one request: what one of them found out holds for the others. */
  readonly request: object;
}
