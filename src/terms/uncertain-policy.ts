import { registerEnumType } from 'type-graphql';
import type { LabelValue } from './label-value.ts';

/** What a statistic makes of labels that are UNCERTAIN. */
export const UncertainPolicy = {
  SEPARATE: 'SEPARATE',
  AS_PRESENT: 'AS_PRESENT',
  AS_ABSENT: 'AS_ABSENT',
  EXCLUDE: 'EXCLUDE',
} as const;
export type UncertainPolicy = keyof typeof UncertainPolicy;

registerEnumType(UncertainPolicy, {
  name: 'UncertainPolicy',
  description: 'What a statistic makes of labels that are UNCERTAIN.',
  valuesConfig: {
    SEPARATE: { description: 'A third category beside PRESENT and ABSENT.' },
    AS_PRESENT: { description: 'They count as PRESENT.' },
    AS_ABSENT: { description: 'They count as ABSENT.' },
    EXCLUDE: { description: 'They count as not made, and are among the exclusions.' },
  },
});

/** What a value counts as; null where it counts as not made. */
export const countedValue = (value: LabelValue, policy: UncertainPolicy): LabelValue | null => {
  if (value !== 'UNCERTAIN' || policy === 'SEPARATE') return value;
  if (policy === 'EXCLUDE') return null;
  return policy === 'AS_PRESENT' ? 'PRESENT' : 'ABSENT';
};
