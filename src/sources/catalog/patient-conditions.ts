import { type Expression, type SqlBool, sql } from 'kysely';
import type { PatientFilter } from '../../patient/patient.filter.ts';
import type { Catalog } from './catalog.ts';
import { compare, every, not, type Operand, some } from './conditions.ts';
import { table } from './from-table.ts';
import { imageCondition } from './image-conditions.ts';

const OPERANDS: Readonly<Record<'sex' | 'split' | 'patientId' | 'imageCount', Operand>> = {
  sex: { value: sql.ref('patients.sex'), isNullable: false },
  split: { value: sql.ref('patients.split'), isNullable: true },
  patientId: { value: sql.ref('patients.patient_id'), isNullable: false },
  imageCount: { value: sql.ref('patients.image_count'), isNullable: false },
};

/** Writes a patient filter as a condition on rows of `patients`. */
export const patientCondition = (catalog: Catalog, filter: PatientFilter): Expression<SqlBool> => {
  const write = (part: PatientFilter): Expression<SqlBool> => patientCondition(catalog, part);
  switch (filter.kind) {
    case 'all':
      return every(filter.of.map(write));
    case 'any':
      return some(filter.of.map(write));
    case 'not':
      return not(write(filter.of));
    case 'text':
    case 'number':
      return compare(catalog.dialect, OPERANDS[filter.field], filter);
    case 'images': {
      const met = imageCondition(catalog, filter.images);
      const looked = filter.quantifier === 'every' ? not(met) : met;
      const has: Expression<SqlBool> = sql`(patients.patient_id in (select images.patient_id from ${table('images')} where ${looked}))`;
      return filter.quantifier === 'some' ? has : not(has);
    }
  }
};
