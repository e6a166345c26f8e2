import { ArgsType, Field, Int, ObjectType } from 'type-graphql';
import type { Page, Window } from './paging.ts';

/** Where a page stands in its list. */
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
  readonly nodes: readonly T[];
  readonly edges: readonly Edge<T>[];
  readonly pageInfo: PageInfo;
  readonly totalCount: Promise<number>;
}

/** The two classes that describe the connection of one type. */
export interface ConnectionTypes<T> {
  readonly Connection: new () => Connection<T>;
  readonly Edge: new () => Edge<T>;
}

/** Declares `<name>Connection` and `<name>Edge` for a type of the graph. */
export const connectionOf = <T extends object>(
  node: new () => T,
  name: string,
): ConnectionTypes<T> => {
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
    readonly edges!: readonly TypedEdge[];

    @Field(() => [node], { description: 'The rows.' })
    readonly nodes!: readonly T[];

    @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
    readonly pageInfo!: PageInfo;

    @Field(() => Int, {
      description: 'Rows of the whole list: exact, counted only when asked for.',
    })
    readonly totalCount!: Promise<number>;
  }
  return { Connection: TypedConnection, Edge: TypedEdge };
};

/** What a connection is made of. */
export interface ConnectionParts<T> {
  readonly window: Window;
  readonly page: Page<T>;
  readonly cursorOf: (row: T) => string;
  readonly count: () => Promise<number>;
}

/** Makes a connection; what is not asked for is not computed. */
export const connect = <T>({
  window,
  page,
  cursorOf,
  count,
}: ConnectionParts<T>): Connection<T> => {
  const cursorAt = (position: number): string | null => {
    const row = page.rows.at(position);
    return row === undefined ? null : cursorOf(row);
  };
  return {
    nodes: page.rows,
    get edges() {
      return page.rows.map((node) => ({
        node,
        get cursor() {
          return cursorOf(node);
        },
      }));
    },
    pageInfo: {
      hasNextPage: window.isBackward ? window.cursor !== null : page.hasMore,
      hasPreviousPage: window.isBackward ? page.hasMore : window.cursor !== null,
      get startCursor() {
        return cursorAt(0);
      },
      get endCursor() {
        return cursorAt(-1);
      },
    },
    get totalCount() {
      return count();
    },
  };
};
