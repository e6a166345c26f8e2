import {
  type Driver,
  DummyDriver,
  Kysely,
  MysqlAdapter,
  MysqlIntrospector,
  MysqlQueryCompiler,
  type OperationNode,
  sql,
  type TableNode,
  type ValueNode,
} from 'kysely';
import type { Dialect } from '../engine.ts';
import type { Tables } from '../tables.ts';

// GoogleSQL reads MySQL's spelling of names and placeholders: backticks, and ? for each parameter.

/** What BigQuery spells in its own way. */
export const bigqueryDialect: Dialect = {
  isOneOf: (value, list) => sql`${value} in unnest(${sql.val(list)})`,
  tableOf: (numbers, name) =>
    sql`(select value from unnest([${sql.join(numbers.map((number) => sql.lit(number)))}]) as value) as ${sql.ref(name)}`,
};

/**
 * Builds statements in BigQuery's spelling. The driver does nothing: the engine runs what is built.
 *
 * nameOf: what a table of the catalog is called in the dataset.
 */
export const bigqueryBuilder = (nameOf: (table: string) => string): Kysely<Tables> =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new MysqlAdapter(),
      createDriver: (): Driver => new DummyDriver(),
      createIntrospector: (db) => new MysqlIntrospector(db),
      createQueryCompiler: () => new BigQueryCompiler(nameOf),
    },
  });

/** Writes a table as its name in the dataset, and goes on calling it what the catalog calls it. */
class BigQueryCompiler extends MysqlQueryCompiler {
  constructor(private readonly nameOf: (table: string) => string) {
    super();
  }

  protected override visitTable(node: TableNode): void {
    const { name } = node.table.identifier;
    if (this.parentIs('ReferenceNode')) {
      this.visitNode(node.table);
      return;
    }
    this.appendName(this.nameOf(name));
    if (this.parentIs('AliasNode')) return;
    this.append(' as ');
    this.visitNode(node.table);
  }

  /** A parameter that is null has no type, so it is written. */
  protected override visitValue(node: ValueNode): void {
    if (node.value === null) this.append('null');
    else super.visitValue(node);
  }

  private appendName(name: string): void {
    this.append('`');
    this.append(this.sanitizeIdentifier(name));
    this.append('`');
  }

  private parentIs(kind: OperationNode['kind']): boolean {
    return this.parentNode?.kind === kind;
  }
}
