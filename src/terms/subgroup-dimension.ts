import { registerEnumType } from 'type-graphql';

/** What images are divided by, each having one value. */
export const SubgroupDimension = {
  SEX: 'SEX',
  VIEW_POSITION: 'VIEW_POSITION',
  AGE_DECADE: 'AGE_DECADE',
} as const;
export type SubgroupDimension = keyof typeof SubgroupDimension;

registerEnumType(SubgroupDimension, {
  name: 'SubgroupDimension',
  description: 'What images are divided by into subgroups.',
  valuesConfig: {
    SEX: { description: 'Sex of the patient.' },
    VIEW_POSITION: { description: 'Direction of the X-ray beam.' },
    AGE_DECADE: {
      description: 'Age at the visit, in steps of ten years; an age may be unknown.',
    },
  },
});
