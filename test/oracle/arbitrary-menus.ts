import fc from 'fast-check';
import { enumCondition, intCondition, itemOf, listCondition } from './arbitrary-conditions.ts';
import { DIMENSIONS, type Dimension } from './dimension-values.ts';
import type { ImageFilter, LabelFilter } from './filters.ts';
import { FINDINGS, LABEL_SETS, LABEL_SOURCES, LABEL_VALUES } from './rows.ts';

/** Some dimensions, none of them twice, in any order. */
export const arbitraryDimensions: fc.Arbitrary<Dimension[]> = fc
  .shuffledSubarray([...DIMENSIONS], { minLength: 1 })
  .map((chosen) => [...chosen]);

export const arbitrarySet = itemOf(LABEL_SETS);

const keys = {
  finding: enumCondition(FINDINGS),
  value: enumCondition(LABEL_VALUES),
  labelSet: enumCondition(LABEL_SETS),
  source: enumCondition(LABEL_SOURCES),
};
const { finding, value, labelSet, source } = keys;
const label: fc.Arbitrary<LabelFilter> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ finding, value: fc.constant({ eq: 'PRESENT' as const }) }) },
  { weight: 2, arbitrary: fc.record({ finding, value, labelSet }) },
  { weight: 2, arbitrary: fc.record({ labelSet }) },
  fc.record({ value: fc.constant({ eq: 'PRESENT' as const }), labelSet }),
  fc.record({ finding, source }),
  fc.record({ not: fc.record({ finding, value }) }),
);

/** What one menu of a page would make of what was chosen in it. */
const menu: fc.Arbitrary<ImageFilter> = fc.oneof(
  fc.record({ sex: enumCondition(['FEMALE', 'MALE'] as const) }),
  fc.record({ viewPosition: enumCondition(['AP', 'PA'] as const) }),
  fc.record({ split: enumCondition(['TRAIN_VALIDATION', 'TEST'] as const) }),
  fc.record({ patientAgeYears: intCondition(fc.integer({ min: 0, max: 95 })) }),
  { weight: 3, arbitrary: fc.record({ labels: listCondition(label) }) },
);

const few = fc.array(menu, { minLength: 1, maxLength: 3 });

/** Menus side by side, some of them turned round or joined to others. */
export const arbitraryMenus: fc.Arbitrary<ImageFilter> = fc
  .array(
    fc.oneof(
      { weight: 4, arbitrary: menu },
      fc.record({ not: menu }),
      fc.record({ or: few }),
      fc.record({ and: few }),
      fc.record({ not: fc.record({ or: few }) }),
      fc.record({ not: fc.record({ and: few }) }),
      fc.record({ not: fc.record({ not: menu }) }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((and) => ({ and }));
