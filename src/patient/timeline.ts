import { Field, Int, ObjectType } from 'type-graphql';
import { Finding } from '../terms/finding.ts';
import { findingBits, findingsOf } from '../terms/finding-bits.ts';

/** What a timeline shows and sorts by of the image of a visit. */
interface Visited {
  readonly imageIndex: string;
  readonly followUpNumber: number;
  readonly patientAgeYears: number | null;
}

/** One visit of a patient, and what changed since the one before. */
@ObjectType({ description: 'One visit of a patient, and what changed since the one before.' })
export class TimelineEntry<I extends Visited = Visited> {
  @Field(() => Int, { description: 'Follow-up # of the served release, from 0.' })
  readonly followUpNumber!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Age at the visit, whole years; null where there is none.',
  })
  readonly patientAgeYears!: number | null;

  @Field(() => [Finding], {
    description:
      'Present now and not at the visit before; at the first visit all that are present.',
  })
  readonly appeared!: readonly Finding[];

  @Field(() => [Finding], { description: 'Present now and at the visit before.' })
  readonly persisted!: readonly Finding[];

  @Field(() => [Finding], { description: 'Present at the visit before and not now.' })
  readonly resolved!: readonly Finding[];

  /** The image of the visit. */
  readonly visit!: I;
}

/** An image and the findings that a set holds present; null where it did not assess the image. */
export interface Visit<I extends Visited> {
  readonly image: I;
  readonly findings: readonly Finding[] | null;
}

/** The visits that a set assessed, in the order of follow-up, each beside the one before. */
export const timelineOf = <I extends Visited>(visits: readonly Visit<I>[]): TimelineEntry<I>[] => {
  let before = 0;
  return visits
    .toSorted(
      (left, right) =>
        left.image.followUpNumber - right.image.followUpNumber ||
        (left.image.imageIndex < right.image.imageIndex ? -1 : 1),
    )
    .flatMap(({ image, findings }) => {
      if (findings === null) return [];
      const now = findingBits(findings);
      const entry: TimelineEntry<I> = {
        followUpNumber: image.followUpNumber,
        // Read when it is shown: an image may have come without it.
        get patientAgeYears() {
          return image.patientAgeYears;
        },
        appeared: findingsOf(now & ~before),
        persisted: findingsOf(now & before),
        resolved: findingsOf(before & ~now),
        visit: image,
      };
      before = now;
      return entry;
    });
};
