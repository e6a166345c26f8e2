import type { Connection, PageInfo } from './connection.ts';
import { explain, type Question } from './explain.ts';
import type { Page, Window } from './paging.ts';

/** What a connection is made of; the page is read when rows are asked for, the count likewise. */
export interface ConnectionParts<T> {
  /** The type of its rows in the graph, such as "Image". */
  readonly type: string;
  readonly window: Window;
  readonly page: () => Promise<Page<T>>;
  readonly cursorOf: (row: T) => string;
  readonly count: () => Promise<number>;
  /** The same two questions to the source itself, for a plan; page and count where left out. */
  readonly straight?: readonly Question[];
  /** What else the document asks of the list, for a plan. */
  readonly besides?: () => readonly Question[];
}

/** Makes a connection; what is not asked for is not read, and nothing is read twice. */
export const connect = <T>({
  type,
  window,
  page,
  cursorOf,
  count,
  straight = [page, count],
  besides = () => [],
}: ConnectionParts<T>): Connection<T> => {
  let read: Promise<Page<T>> | null = null;
  let counted: Promise<number> | null = null;
  const readPage = (): Promise<Page<T>> => {
    read ??= page();
    return read;
  };
  return {
    get nodes() {
      return readPage().then(({ rows }) => rows);
    },
    get edges() {
      return readPage().then(({ rows }) => rows.map((node) => edgeOf(node, cursorOf)));
    },
    get pageInfo() {
      return readPage().then((found) => pageInfoOf(found, window, cursorOf));
    },
    get totalCount() {
      counted ??= count();
      return counted;
    },
    get explain() {
      return explain(`${type}Connection`, [...straight, ...besides()]);
    },
  };
};

const edgeOf = <T>(node: T, cursorOf: (row: T) => string) => ({
  node,
  get cursor() {
    return cursorOf(node);
  },
});

const pageInfoOf = <T>(
  { rows, hasMore }: Page<T>,
  { isBackward, cursor }: Window,
  cursorOf: (row: T) => string,
): PageInfo => {
  const cursorAt = (position: number): string | null => {
    const row = rows.at(position);
    return row === undefined ? null : cursorOf(row);
  };
  return {
    hasNextPage: isBackward ? cursor !== null : hasMore,
    hasPreviousPage: isBackward ? hasMore : cursor !== null,
    get startCursor() {
      return cursorAt(0);
    },
    get endCursor() {
      return cursorAt(-1);
    },
  };
};
