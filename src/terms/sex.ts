import { registerEnumType } from 'type-graphql';

/** Sex of the patient, as published. */
export const Sex = {
  FEMALE: 'FEMALE',
  MALE: 'MALE',
} as const;
export type Sex = keyof typeof Sex;

registerEnumType(Sex, {
  name: 'Sex',
  description: 'Sex of the patient, as published.',
  valuesConfig: {
    FEMALE: { description: 'Published as F.' },
    MALE: { description: 'Published as M.' },
  },
});
