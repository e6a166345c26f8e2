import fc from 'fast-check';
import {
  enumCondition,
  idCondition,
  intCondition,
  itemOf,
  listCondition,
  nested,
  oneOrTwo,
} from './arbitrary-conditions.ts';
import { boxes, disagreement, labelChange } from './arbitrary-facts.ts';
import { arbitraryIds } from './arbitrary-ids.ts';
import type { ImageFilter, LabelFilter, PatientFilter } from './filters.ts';
import {
  type Collection,
  DATA_QUALITY_ISSUES,
  FINDINGS,
  LABEL_SETS,
  LABEL_SOURCES,
  LABEL_VALUES,
} from './rows.ts';

/** Filters without null and {}; origins that may be compared; ids that exist and ids that do not. */
export interface ArbitraryFilters {
  readonly image: fc.Arbitrary<ImageFilter>;
  readonly patient: fc.Arbitrary<PatientFilter>;
  readonly label: fc.Arbitrary<LabelFilter>;
}

const sex = enumCondition(['FEMALE', 'MALE'] as const);
const age = fc.integer({ min: -1, max: 130 });
const split = enumCondition(['TRAIN_VALIDATION', 'TEST'] as const);

export function arbitraryFilters(collection: Collection): ArbitraryFilters {
  const ids = arbitraryIds(collection);
  const label = nested<LabelFilter>(labelLeaf(ids.reader), 2);
  const image = nested<ImageFilter>(imageLeaf(ids, label), 2);
  const patientLeaf: fc.Arbitrary<PatientFilter> = fc.oneof(
    { weight: 1, arbitrary: fc.record({ patientId: idCondition(ids.patient) }) },
    { weight: 1, arbitrary: fc.record({ sex }) },
    { weight: 1, arbitrary: fc.record({ split }) },
    {
      weight: 1,
      arbitrary: fc.record({ imageCount: intCondition(fc.integer({ min: 0, max: 30 })) }),
    },
    { weight: 4, arbitrary: fc.record({ images: listCondition(image) }) },
  );
  return { image, label, patient: nested<PatientFilter>(patientLeaf, 2) };
}

function labelLeaf(reader: fc.Arbitrary<string | number>): fc.Arbitrary<LabelFilter> {
  const keys = {
    finding: enumCondition(FINDINGS),
    value: enumCondition(LABEL_VALUES),
    source: enumCondition(LABEL_SOURCES),
    labelSet: enumCondition(LABEL_SETS),
    readerId: idCondition(reader),
  };
  const { finding: ofFinding, value, source, labelSet, readerId } = keys;
  return fc.oneof(
    fc.record({ finding: ofFinding }),
    fc.record({ value }),
    fc.record({ source }),
    { weight: 4, arbitrary: fc.record({ labelSet }) },
    fc.record({ readerId }),
    { weight: 3, arbitrary: fc.record({ finding: ofFinding, value }) },
    fc.record({ finding: ofFinding, value, source }),
    fc.record({ finding: ofFinding, value, labelSet }),
    fc.record({ value, readerId }),
  );
}

function imageLeaf(
  ids: ReturnType<typeof arbitraryIds>,
  label: fc.Arbitrary<LabelFilter>,
): fc.Arbitrary<ImageFilter> {
  const issues = fc.array(itemOf(DATA_QUALITY_ISSUES), { maxLength: 3 });
  return fc.oneof(
    fc.record({ imageIndex: idCondition(ids.image) }),
    fc.record({ patientId: idCondition(ids.patient) }),
    fc.record({ studyInstanceUid: idCondition(ids.study) }),
    fc.record({ sex }),
    fc.record({ viewPosition: enumCondition(['AP', 'PA'] as const) }),
    { weight: 3, arbitrary: fc.record({ patientAgeYears: intCondition(age) }) },
    fc.record({ followUpNumber: intCondition(fc.integer({ min: -1, max: 40 })) }),
    fc.record({ split }),
    { weight: 6, arbitrary: fc.record({ labels: listCondition(label) }) },
    { weight: 3, arbitrary: fc.record({ disagreement: disagreement(ids.reader) }) },
    { weight: 2, arbitrary: fc.record({ labelChanged: labelChange() }) },
    { weight: 2, arbitrary: fc.record({ boundingBoxes: boxes() }) },
    {
      weight: 2,
      arbitrary: fc.record({
        dataQuality: oneOrTwo<NonNullable<ImageFilter['dataQuality']>>(
          fc.oneof(fc.record({ some: issues }), fc.record({ none: issues })),
        ),
      }),
    },
  );
}
