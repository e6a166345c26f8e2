import type { Connection, Edge, PageInfo } from './connection.ts';
import { explain, type Question } from './explain.ts';
import type { Page, Window } from './paging.ts';
import type { QueryPlan } from './query-plan.ts';
import { after, type Soon } from './soon.ts';

/** What a connection is made of; the page is read when rows are asked for, the count likewise. */
export interface ConnectionParts<T> {
  /** The type of its rows in the graph, such as "Image". */
  readonly type: string;
  readonly window: Window;
  readonly page: () => Soon<Page<T>>;
  readonly cursorOf: (row: T) => string;
  readonly count: () => Soon<number>;
  /** The same two questions to the source itself, for a plan; page and count where left out. */
  readonly straight?: readonly Question[];
  /** What else the document asks of the list, for a plan. */
  readonly besides?: () => readonly Question[];
}

/** Makes a connection; what is not asked for is not read, and nothing is read twice. */
export const connect = <T>(parts: ConnectionParts<T>): Connection<T> => new Connected(parts);

// Classes, since getters of an object literal are made anew for each object, with a shape of its own for
// each: an answer may have a connection for each of its rows, and an edge.

class Connected<T> implements Connection<T> {
  readonly #parts: ConnectionParts<T>;
  #read: Soon<Page<T>> | null = null;
  #counted: Soon<number> | null = null;

  constructor(parts: ConnectionParts<T>) {
    this.#parts = parts;
  }

  get #page(): Soon<Page<T>> {
    this.#read ??= this.#parts.page();
    return this.#read;
  }

  get nodes(): Soon<readonly T[]> {
    return after(this.#page, ({ rows }) => rows);
  }

  get edges(): Soon<readonly Edge<T>[]> {
    const { cursorOf } = this.#parts;
    return after(this.#page, ({ rows }) => rows.map((node) => new RowEdge(node, cursorOf)));
  }

  get pageInfo(): Soon<PageInfo> {
    const { window, cursorOf } = this.#parts;
    return after(this.#page, (page) => new Placed(page, window, cursorOf));
  }

  get totalCount(): Soon<number> {
    this.#counted ??= this.#parts.count();
    return this.#counted;
  }

  get explain(): Promise<QueryPlan> {
    const { type, page, count, straight, besides } = this.#parts;
    const asked = straight ?? [async () => page(), async () => count()];
    return explain(`${type}Connection`, [...asked, ...(besides?.() ?? [])]);
  }
}

class RowEdge<T> implements Edge<T> {
  readonly #cursorOf: (row: T) => string;

  constructor(
    readonly node: T,
    cursorOf: (row: T) => string,
  ) {
    this.#cursorOf = cursorOf;
  }

  get cursor(): string {
    return this.#cursorOf(this.node);
  }
}

/** Where a page stands in its list. */
class Placed<T> implements PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #rows: readonly T[];
  readonly #cursorOf: (row: T) => string;

  constructor(
    { rows, hasMore }: Page<T>,
    { isBackward, cursor }: Window,
    cursorOf: (row: T) => string,
  ) {
    this.hasNextPage = isBackward ? cursor !== null : hasMore;
    this.hasPreviousPage = isBackward ? hasMore : cursor !== null;
    this.#rows = rows;
    this.#cursorOf = cursorOf;
  }

  get startCursor(): string | null {
    return this.#cursorAt(0);
  }

  get endCursor(): string | null {
    return this.#cursorAt(-1);
  }

  #cursorAt(position: number): string | null {
    const row = this.#rows.at(position);
    return row === undefined ? null : this.#cursorOf(row);
  }
}
