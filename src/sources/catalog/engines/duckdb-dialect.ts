import {
  type Driver,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

// DuckDB reads PostgreSQL's spelling: double quotes around names, $1 for the first parameter.

/** What DuckDB spells in its own way. */
export const duckdbDialect: Dialect = {
  isOneOf: (value, list) =>
    sql`${value} in (select unnest(${sql.val(list)}::${elementType(list)}))`,
  tableOf: (numbers, name) =>
    sql`(select unnest([${sql.join(numbers.map((number) => sql.lit(number)))}]) as value) as ${sql.ref(name)}`,
};

/** Builds statements in DuckDB's spelling. The driver does nothing: the engine runs what is built. */
export const duckdbBuilder = (): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: (): Driver => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });

const elementType = (list: readonly (string | number)[]) =>
  typeof list[0] === 'number' ? sql`bigint[]` : sql`varchar[]`;
