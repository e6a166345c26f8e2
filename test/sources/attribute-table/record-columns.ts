import { column, repeated } from '../../support/table-columns.ts';
import type { TypedColumn } from './typed-column.ts';

const GROUPS = ['Alphabetic', 'Ideographic', 'Phonetic'];
const COMPONENTS = ['FamilyName', 'GivenName', 'MiddleName', 'NamePrefix', 'NameSuffix'].map(
  (name) => column(name, 'STRING'),
);
const NESTED = GROUPS.map((group) => column(group, 'RECORD', ...COMPONENTS));
const FLAT = GROUPS.map((group) => column(group, 'STRING'));

/** Of names, whose records differ by when, and by what, a table was made. */
export const NAMES: readonly TypedColumn[] = [
  [
    column('PatientName', 'RECORD', ...NESTED),
    {
      Alphabetic: { FamilyName: 'Yamada', GivenName: 'Taro', NameSuffix: 'PhD' },
      Ideographic: { FamilyName: '山田' },
      Phonetic: null,
    },
    ['00100010', { vr: 'PN', Value: [{ Alphabetic: 'Yamada^Taro^^^PhD', Ideographic: '山田' }] }],
  ],
  [
    column('ReferringPhysicianName', 'RECORD', ...FLAT),
    { Alphabetic: 'Who^Doctor', Ideographic: null, Phonetic: 'Hu' },
    ['00080090', { vr: 'PN', Value: [{ Alphabetic: 'Who^Doctor', Phonetic: 'Hu' }] }],
  ],
  [
    repeated('OperatorsName', 'RECORD', ...COMPONENTS),
    [{ FamilyName: 'One' }, { GivenName: 'Two', NamePrefix: 'Dr.' }],
    ['00081070', { vr: 'PN', Value: [{ Alphabetic: 'One' }, { Alphabetic: '^Two^^Dr.' }] }],
  ],
  [
    repeated('PerformingPhysicianName', 'STRING'),
    ['A^B==C', ''],
    ['00081050', { vr: 'PN', Value: [{ Alphabetic: 'A^B', Phonetic: 'C' }, null] }],
  ],
  // Of a name without a component nothing is known, not even that there is one.
  [column('ResponsiblePerson', 'RECORD', ...NESTED), { Alphabetic: { FamilyName: null } }, null],
];

/** Of sequences, and of what is in their items. */
export const SEQUENCES: readonly TypedColumn[] = [
  [
    repeated(
      'RequestAttributesSequence',
      'RECORD',
      column('ScheduledProcedureStepID', 'STRING'),
      column('ScheduledProcedureStepStartDate', 'DATE'),
      repeated('ScheduledProtocolCodeSequence', 'RECORD', column('CodeValue', 'STRING')),
      repeated('OtherElements', 'RECORD', column('Tag', 'STRING'), repeated('Data', 'STRING')),
    ),
    [
      {
        ScheduledProcedureStepID: 'S1',
        ScheduledProcedureStepStartDate: '2001-02-03',
        ScheduledProtocolCodeSequence: [{ CodeValue: 'X' }, { CodeValue: null }],
        OtherElements: [{ Tag: '00091001', Data: ['1'] }],
      },
      {},
    ],
    [
      '00400275',
      {
        vr: 'SQ',
        Value: [
          {
            '00400009': { vr: 'SH', Value: ['S1'] },
            '00400002': { vr: 'DA', Value: ['20010203'] },
            '00400008': { vr: 'SQ', Value: [{ '00080100': { vr: 'SH', Value: ['X'] } }, {}] },
          },
          {},
        ],
      },
    ],
  ],
  [
    column('AnatomicRegionSequence', 'RECORD', column('CodeMeaning', 'STRING')),
    { CodeMeaning: 'Chest' },
    ['00082218', { vr: 'SQ', Value: [{ '00080104': { vr: 'LO', Value: ['Chest'] } }] }],
  ],
  [repeated('ReferencedImageSequence', 'RECORD', column('CodeValue', 'STRING')), [], null],
  [
    repeated('Tag_20051132', 'RECORD', repeated('Tag_2005100E', 'FLOAT')),
    [{ Tag_2005100E: [1.5] }],
    ['20051132', { vr: 'SQ', Value: [{ '2005100E': { vr: 'FD', Value: [1.5] } }] }],
  ],
];
