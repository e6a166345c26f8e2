import { FINDINGS, type Finding } from './finding.ts';

// A set of findings as one integer: bit i stands for FINDINGS[i]. Two labels of one image differ
// where the exclusive or of their sets has a bit, and 19 findings fit 32 bits with room to spare.

const BITS = new Map(FINDINGS.map((finding, position) => [finding, 1 << position]));

/** The set of all findings. */
export const EVERY_FINDING = (1 << FINDINGS.length) - 1;

/** The set that holds one finding. */
export const findingBit = (finding: Finding): number => BITS.get(finding) ?? 0;

/** The set that holds some findings. */
export const findingBits = (findings: Iterable<Finding>): number => {
  let bits = 0;
  for (const finding of findings) bits |= findingBit(finding);
  return bits;
};

const members = new Map<number, readonly Finding[]>();

/** The findings of a set in bit order. The list is shared: there are few distinct sets. */
export const findingsOf = (bits: number): readonly Finding[] => {
  const known = members.get(bits);
  if (known !== undefined) return known;
  const list = FINDINGS.filter((_, position) => (bits & (1 << position)) !== 0);
  members.set(bits, list);
  return list;
};
