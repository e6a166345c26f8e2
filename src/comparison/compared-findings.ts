import { UserInputError } from '../errors.ts';
import type { Finding } from '../terms/finding.ts';
import { type RelationKind, relationBetween } from '../terms/finding-relation.ts';

/** A finding of the reference, and what stands for it in the candidate. */
export interface ComparedFinding {
  readonly finding: Finding;
  readonly candidateFindings: readonly Finding[];
  /** Read as: finding is ... candidateFindings; null where they are the same. */
  readonly relation: RelationKind | null;
}

/** What the reference and the candidate assess. */
export interface Vocabularies {
  readonly reference: readonly Finding[];
  readonly candidate: readonly Finding[];
}

/**
 * What is compared with what: the findings asked for, or, where none are, all that can be.
 *
 * Errors: UserInputError for a finding that was asked for and that nothing in the candidate's
 * vocabulary is, or is declared to relate to.
 */
export const comparedFindings = (
  asked: readonly Finding[] | null,
  { reference, candidate }: Vocabularies,
): readonly ComparedFinding[] =>
  (asked ?? reference).flatMap((finding) => {
    const standing = standingFor(finding, candidate);
    if (standing.length > 0 || asked === null) return standing;
    throw new UserInputError(
      `findings: the candidate assesses ${candidate.join(', ')}, none of which is related to ${finding}.`,
    );
  });

/**
 * A finding that the candidate knows is compared with itself. For another one stand all narrower
 * ones together, since a case of any of them is a case of it; and each broader or overlapping one
 * alone.
 */
const standingFor = (finding: Finding, candidate: readonly Finding[]): ComparedFinding[] => {
  if (candidate.includes(finding)) {
    return [{ finding, candidateFindings: [finding], relation: null }];
  }
  const related = (kind: RelationKind): Finding[] =>
    candidate.filter((other) => relationBetween(finding, other) === kind);
  const together = related('BROADER');
  const alone = (['NARROWER', 'OVERLAPPING'] as const).flatMap((relation) =>
    related(relation).map((other) => ({ finding, candidateFindings: [other], relation })),
  );
  return together.length === 0
    ? alone
    : [{ finding, candidateFindings: together, relation: 'BROADER' }, ...alone];
};
