import { sql } from 'kysely';
import { readCursor } from '../../cursor.ts';
import { nameOf, nameOrNull, numberOf, type Row } from '../../decode.ts';
import { toGlobalId } from '../../global-id.ts';
import { indexBy } from '../../maps.ts';
import { orderingName } from '../../ordering.ts';
import { cutPage, type Page } from '../../paging.ts';
import type { PatientFilter } from '../../patient/patient.filter.ts';
import type { PatientOrder } from '../../patient/patient.order.ts';
import type { PatientQuery, PatientSource } from '../../patient/patient.source.ts';
import type { Patient } from '../../patient/patient.ts';
import { Sex } from '../../terms/sex.ts';
import { Split } from '../../terms/split.ts';
import type { Catalog } from './catalog.ts';
import { isNever } from './conditions.ts';
import { beyond, orderTerms, type SortColumn, sortColumn } from './keyset.ts';
import { patientCondition } from './patient-conditions.ts';

const NUMBER = sql.ref('patients.patient_id');

/** Patients from the catalog: one parameterised statement for each batch of keys, or page. */
export const catalogPatients = (catalog: Catalog): PatientSource => ({
  patientsById: async (patientIds) => {
    const rows = await catalog.run('patients by number', (db) =>
      db
        .selectFrom('patients')
        .selectAll()
        .where(catalog.dialect.isOneOf(NUMBER, patientIds.map(Number))),
    );
    return indexBy(rows.map(toPatient), (patient) => patient.patientId);
  },
  patientPage: (query) => patientPage(catalog, query),
  patientCount: (filter) => patientCount(catalog, filter),
});

const patientPage = async (
  catalog: Catalog,
  { filter, order, window }: PatientQuery,
): Promise<Page<Patient>> => {
  const columns = sortColumns(order);
  const cursor = readCursor(
    window,
    orderingName('patients', order),
    columns.map(() => 'number'),
  );
  const conditions = beyond(columns, cursor, window);
  const isWanted = patientCondition(catalog, filter);
  if (isNever(isWanted)) return cutPage([], window);
  const rows = await catalog.run('page of patients', (db) =>
    db
      .selectFrom('patients')
      .selectAll()
      .where(({ and }) => and([isWanted, ...conditions]))
      .orderBy(sql`${orderTerms(columns, window)}`)
      .limit(window.size + 1),
  );
  return cutPage(rows.map(toPatient), window);
};

const patientCount = async (catalog: Catalog, filter: PatientFilter): Promise<number> => {
  const isWanted = patientCondition(catalog, filter);
  if (isNever(isWanted)) return 0;
  const [row] = await catalog.run('count of patients', (db) =>
    db.selectFrom('patients').select(sql<number>`count(*)`.as('total')).where(isWanted),
  );
  return row === undefined ? 0 : numberOf(row, 'total');
};

const sortColumns = (order: PatientOrder): SortColumn[] => [
  ...order.keys.map(({ field, isDescending }) =>
    sortColumn(field === 'PATIENT_ID' ? NUMBER : sql.ref('patients.image_count'), isDescending),
  ),
  sortColumn(NUMBER),
];

/** A patient from a row of the table. */
export const toPatient = (row: Row): Patient => {
  const patientId = String(numberOf(row, 'patient_id'));
  return {
    id: toGlobalId('Patient', patientId),
    patientId,
    sex: nameOf(Sex, row, 'sex'),
    split: nameOrNull(Split, row, 'split'),
    imageCount: numberOf(row, 'image_count'),
  };
};
