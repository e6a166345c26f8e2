import { registerEnumType } from 'type-graphql';

/** The official division of the collection, disjoint by patient. */
export const Split = {
  TRAIN_VALIDATION: 'TRAIN_VALIDATION',
  TEST: 'TEST',
} as const;
export type Split = keyof typeof Split;

registerEnumType(Split, {
  name: 'Split',
  description: 'The official division of the collection, disjoint by patient.',
  valuesConfig: {
    TRAIN_VALIDATION: { description: 'For training and validation; train_val_list.txt.' },
    TEST: { description: 'For testing; test_list.txt.' },
  },
});
