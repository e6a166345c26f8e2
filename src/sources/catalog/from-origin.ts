import { type Expression, type SqlBool, sql } from 'kysely';
import type { LabelOrigin } from '../../label/label-origin.filter.ts';
import { every } from './conditions.ts';

/** Whether a row of `assessments`, under its own name or another, comes from an origin. */
export const isFrom = (
  { labelSet, source, readerId }: LabelOrigin,
  name = 'assessments',
): Expression<SqlBool> =>
  every([
    sql`${sql.ref(`${name}.label_set`)} = ${labelSet}`,
    sql`${sql.ref(`${name}.source`)} = ${source}`,
    ...(readerId === null ? [] : [sql<SqlBool>`${sql.ref(`${name}.reader_id`)} = ${readerId}`]),
  ]);
