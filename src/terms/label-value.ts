import { registerEnumType } from 'type-graphql';

/** What a label says of its finding. */
export const LabelValue = {
  PRESENT: 'PRESENT',
  ABSENT: 'ABSENT',
  UNCERTAIN: 'UNCERTAIN',
} as const;
export type LabelValue = keyof typeof LabelValue;

registerEnumType(LabelValue, {
  name: 'LabelValue',
  description: 'What a label says of its finding.',
  valuesConfig: {
    PRESENT: { description: 'The finding is there.' },
    ABSENT: { description: 'The finding is not there.' },
    UNCERTAIN: { description: 'The reader hedged.' },
  },
});
