import type { Row } from '../../decode.ts';

/** A record of a row. TypeError where it is none. */
export const recordOf = (value: unknown): Row => {
  if (isRecord(value)) return value;
  throw new TypeError(`Wanted a record, found ${typeof value}.`);
};

const isRecord = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
