import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { Cost } from './cost.ts';
import { QueryPlan } from './query-plan.ts';
import { Requires } from './requires.ts';
import type { Soon } from './soon.ts';

/** Where a page stands in its list. */
@Directive('@shareable')
@ObjectType({ description: 'Where a page stands in its list.' })
export class PageInfo {
  @Field(() => Boolean, {
    description:
      'Whether rows follow the page; exact when reading forwards, else whether before was given.',
  })
  readonly hasNextPage!: boolean;

  @Field(() => Boolean, {
    description:
      'Whether rows precede the page; exact when reading backwards, else whether after was given.',
  })
  readonly hasPreviousPage!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the first row; null where the page is empty.',
  })
  readonly startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last row; null where the page is empty.',
  })
  readonly endCursor!: string | null;
}

/** The paging arguments of every connection. */
@ArgsType()
export class PageArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'How many rows from the start, or after `after`: 0 to 500, 20 where neither first nor last is given.',
  })
  first?: number | null;

  @Field(() => String, { nullable: true, description: 'A cursor: read on behind its row.' })
  after?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many rows from the end, or before `before`: 0 to 500.',
  })
  last?: number | null;

  @Field(() => String, { nullable: true, description: 'A cursor: read backwards from its row.' })
  before?: string | null;
}

/** One row of a connection. */
export interface Edge<T> {
  readonly node: T;
  readonly cursor: string;
}

/** A page of rows as the graph gives it (Relay's connection). */
export interface Connection<T> {
  readonly nodes: Soon<readonly T[]>;
  readonly edges: Soon<readonly Edge<T>[]>;
  readonly pageInfo: Soon<PageInfo>;
  readonly totalCount: Soon<number>;
  readonly explain: Promise<QueryPlan>;
}

const WHAT_IS_EXPLAINED =
  'What the rows and the total would cost, and of images what the document asks of aggregate and facets; nothing runs. It counts the fields of rows that the document has, those that a directive leaves out too, and all where it has none. Lists that several rows have of a kind take one statement together.';

/** Declares `<name>Connection` and `<name>Edge` for a type of the graph; gives the connection. */
export const connectionOf = <T extends object>(
  node: new () => T,
  name: string,
): (new () => Connection<T>) => {
  @ObjectType(`${name}Edge`, { description: `A row of a ${name}Connection.` })
  class TypedEdge implements Edge<T> {
    @Field(() => node, { description: 'The row itself.' })
    readonly node!: T;

    @Field(() => String, { description: 'The place of the row in the list, for after and before.' })
    readonly cursor!: string;
  }

  @ObjectType(`${name}Connection`, {
    description: `A page of a list of ${name}, and what holds for the whole list.`,
  })
  class TypedConnection implements Connection<T> {
    @Field(() => [TypedEdge], { description: 'The rows with their cursors.' })
    readonly edges!: Soon<readonly TypedEdge[]>;

    @Field(() => [node], { description: 'The rows.' })
    readonly nodes!: Soon<readonly T[]>;

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    readonly pageInfo!: Soon<PageInfo>;

    @Cost(100)
    @Field(() => Int, {
      description: 'Rows of the whole list: exact, counted only when asked for.',
    })
    readonly totalCount!: Soon<number>;

    @Cost(200)
    @Directive('@tag(name: "internal")')
    @Requires('researcher')
    @Field(() => QueryPlan, { description: WHAT_IS_EXPLAINED })
    readonly explain!: Promise<QueryPlan>;
  }
  return TypedConnection;
};
