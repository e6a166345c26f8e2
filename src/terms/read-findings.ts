import { UserInputError } from '../errors.ts';
import type { Finding } from './finding.ts';

/** Findings that an argument may name, and who assesses them. */
export interface Assessed {
  /** Such as "ALL_FINDINGS_2021". */
  readonly by: string;
  readonly findings: readonly Finding[];
}

/**
 * Reads the argument `findings`: once each, in the order of the vocabulary; null where it was left out.
 *
 * Errors: UserInputError for null, for [] and for a finding that is not assessed.
 */
export const readFindings = (
  asked: readonly Finding[] | null | undefined,
  { by, findings }: Assessed,
): readonly Finding[] | null => {
  if (asked === undefined) return null;
  if (asked === null) throw new UserInputError('findings is null. Leave it out to mean all.');
  if (asked.length === 0) {
    throw new UserInputError('findings is an empty list. Leave it out to mean all.');
  }
  const unknown = asked.find((finding) => !findings.includes(finding));
  if (unknown !== undefined) {
    throw new UserInputError(`findings: ${by} assesses ${findings.join(', ')}; found ${unknown}.`);
  }
  return findings.filter((finding) => asked.includes(finding));
};
