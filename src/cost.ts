import { Directive } from 'type-graphql';

// What fields cost, and how long their lists are, as the schema says it by the directives of the IBM
// cost specification. A point is about 10 microseconds of work on the real collection, or one object of
// an answer; docs/decisions/0026 has the measurements.

type InSchema = ReturnType<typeof Directive>;

/** Rows of a page where nobody says how many; paging.ts holds to the same. */
const DEFAULT_PAGE = 20;

/** What one call costs, in points; 1 where a field gives objects and has no other cost. */
export const Cost = (points: number): InSchema => Directive(`@cost(weight: "${points}")`);

/** A list of at most so many rows, with the published files. */
export const AtMost = (rows: number): InSchema => Directive(`@listSize(assumedSize: ${rows})`);

/** A list with a row for each key, or of as many rows as the argument says. */
export const RowsBy = (argument: string, { orElse = 1 } = {}): InSchema =>
  Directive(
    `@listSize(assumedSize: ${orElse}, slicingArguments: ["${argument}"], requireOneSlicingArgument: false)`,
  );

/** A connection, whose rows are counted by its paging arguments. */
export const Paged = (): InSchema =>
  Directive(
    `@listSize(assumedSize: ${DEFAULT_PAGE}, slicingArguments: ["first", "last"], sizedFields: ["nodes", "edges"], requireOneSlicingArgument: false)`,
  );
