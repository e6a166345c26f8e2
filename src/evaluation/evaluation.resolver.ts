import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { Comparison } from '../comparison/comparison.ts';
import type { Context } from '../context.ts';
import { AtMost, Cost } from '../cost.ts';
import { Reader } from '../reader/reader.ts';
import { Requires } from '../requires.ts';
import type { Soon } from '../soon.ts';
import { readEvaluation } from './evaluation.filter.ts';
import { PredictionArgs } from './evaluation.input.ts';
import { evaluateList } from './evaluation.lookup.ts';
import { Evaluation, FindingEvaluation, SubgroupEvaluation } from './evaluation.ts';
import type {
  ComparedReader,
  EvaluatedFinding,
  EvaluatedSubgroup,
  EvaluationRecord,
} from './evaluation-record.lookup.ts';
import { ReaderOperatingPoint } from './operating-point.ts';

@Resolver()
export class EvaluationResolver {
  @Requires('researcher')
  @Cost(4000)
  @Query(() => Evaluation, {
    nullable: true,
    description:
      'What scores of images are worth against a reference, beside its readers; null where the reference’s set is not loaded. POST /evaluations answers the same for up to all images.',
  })
  evaluate(
    @Args(() => PredictionArgs) asked: PredictionArgs,
    @Ctx() context: Context,
  ): Promise<EvaluationRecord | null> {
    return evaluateList(readEvaluation(asked), asked.predictions, context);
  }
}

@Resolver(() => FindingEvaluation)
export class FindingEvaluationResolver {
  @FieldResolver(() => Comparison, {
    nullable: true,
    description:
      'The reference compared with the scores, of which those of at least the threshold are PRESENT; null where no threshold was chosen.',
  })
  atThreshold(@Root() { atThreshold }: EvaluatedFinding): Comparison | null {
    return atThreshold;
  }

  @AtMost(30)
  @FieldResolver(() => [ReaderOperatingPoint], {
    description:
      'Readers of the evaluated images, by number; empty where the reference’s set holds no reads of them.',
  })
  readers(@Root() { readers }: EvaluatedFinding): readonly ComparedReader[] {
    return readers;
  }

  @AtMost(24)
  @FieldResolver(() => [SubgroupEvaluation], {
    description: 'By the dimensions asked for; values that no evaluated image has are left out.',
  })
  subgroups(@Root() { subgroups }: EvaluatedFinding): readonly EvaluatedSubgroup[] {
    return subgroups;
  }
}

@Resolver(() => SubgroupEvaluation)
export class SubgroupEvaluationResolver {
  @FieldResolver(() => Comparison, {
    nullable: true,
    description:
      'The reference compared with the scores at the chosen threshold; null where none was chosen. Exclusions are counted for all images of the finding together.',
  })
  atThreshold(@Root() { atThreshold }: EvaluatedSubgroup): Comparison | null {
    return atThreshold;
  }
}

@Resolver(() => ReaderOperatingPoint)
export class ReaderOperatingPointResolver {
  @FieldResolver(() => Comparison, {
    description: 'The reference compared with the reader, as in Reader.performance.',
  })
  comparison(@Root() { comparison }: ComparedReader): Comparison {
    return comparison;
  }

  @FieldResolver(() => Reader, { nullable: true, description: 'The reader.' })
  reader(@Root() { readerId }: ComparedReader, @Ctx() { loaders }: Context): Soon<Reader | null> {
    return loaders.readerById.load(readerId);
  }
}
