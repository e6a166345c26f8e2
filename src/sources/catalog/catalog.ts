import type { Kysely } from 'kysely';
import type { Columns, Row } from '../../decode.ts';
import { GatewayError, SourceError } from '../../errors.ts';
import { currentRequest } from '../../request.ts';
import type { LabelSetCode } from '../../terms/label-set-code.ts';
import type { Dialect, Engine, Parameter, Query, Statement } from './engine.ts';
import { statementPlanner } from './statement-plan.ts';
import type { Tables } from './tables.ts';

/** A statement that ran, for whoever watches. */
export interface StatementRecord extends Statement {
  readonly rowCount: number;
}

/** Told of every statement after it ran. */
export type StatementObserver = (record: StatementRecord) => void;

/** The tables of one loaded data set, and what runs statements over them. */
export interface Catalog {
  readonly dialect: Dialect;
  /** The label sets that are loaded. */
  readonly loadedSets: ReadonlySet<LabelSetCode>;
  /** Whether what is not selected is not billed. */
  readonly isBilledByColumn: boolean;
  /** Whether images can be counted in `profiles`, see profiles.ts. */
  readonly hasProfiles: boolean;
  /**
   * Builds and runs one statement; where the request plans, it is taken down and gives no rows.
   * Rejects with GatewayError.
   */
  run(label: string, build: (db: Kysely<Tables>) => Query): Promise<readonly Row[]>;
  /** The same for very many rows, as columns. */
  columns(label: string, build: (db: Kysely<Tables>) => Query): Promise<Columns>;
}

/** A catalog over an engine whose tables are filled. */
export const createCatalog = (
  engine: Engine,
  loadedSets: ReadonlySet<LabelSetCode>,
  observe: StatementObserver,
): Catalog => {
  const ask = asker(engine, observe);
  return {
    dialect: engine.dialect,
    loadedSets,
    isBilledByColumn: engine.isBilledByColumn,
    hasProfiles: engine.hasProfiles,
    run: (label, build) =>
      ask<readonly Row[]>(label, build, {
        none: [],
        run: (statement) => engine.run(statement),
        count: (rows) => rows.length,
      }),
    columns: (label, build) =>
      ask<Columns>(label, build, {
        none: {},
        run: (statement) => engine.columns(statement),
        count: (columns) => Object.values(columns)[0]?.length ?? 0,
      }),
  };
};

/** How an engine is asked, and what of its answer is counted. */
interface Asking<A> {
  /** The answer where nothing runs. */
  readonly none: A;
  readonly run: (statement: Statement) => Promise<A>;
  readonly count: (answer: A) => number;
}

/** Builds statements, and runs them unless the request plans. */
const asker = (engine: Engine, observe: StatementObserver) => {
  const planStatement = statementPlanner(engine);
  const askOrPlan = async <A>(
    statement: Statement,
    { none, run, count }: Asking<A>,
  ): Promise<A> => {
    const plan = currentRequest()?.plan ?? null;
    if (plan !== null) {
      await planStatement(statement, plan);
      return none;
    }
    const answer = await run(statement);
    observe({ ...statement, rowCount: count(answer) });
    return answer;
  };
  return async <A>(
    label: string,
    build: (db: Kysely<Tables>) => Query,
    asking: Asking<A>,
  ): Promise<A> => {
    const { sql, parameters } = build(engine.builder).compile(engine.builder);
    const statement = { label, sql, parameters: parametersOf(parameters) };
    try {
      return await askOrPlan(statement, asking);
    } catch (error) {
      // An engine that knows what failed has said it.
      if (error instanceof GatewayError) throw error;
      throw new SourceError('CATALOG', label, { cause: error });
    }
  };
};

const parametersOf = (values: readonly unknown[]): Parameter[] =>
  values.map((value) => {
    if (isParameter(value)) return value;
    throw new TypeError(`A statement takes no parameter of type ${typeof value}.`);
  });

const isParameter = (value: unknown): value is Parameter =>
  value === null ||
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) &&
    value.every((item) => typeof item === 'string' || typeof item === 'number'));
