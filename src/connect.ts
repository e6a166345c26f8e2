import type { Connection } from './connection.ts';
import type { Page, Window } from './paging.ts';

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
