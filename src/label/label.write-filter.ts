import { type WrittenFilter, writeFilter } from '../write-filter.ts';
import type { LabelFilter } from './label.filter.ts';

/** A label filter as the LabelFilterInput that means the same. */
export const writeLabelFilter = ({ condition }: LabelFilter): WrittenFilter =>
  writeFilter(condition, ({ kind, operator, values }) => ({ [kind]: { [operator]: values } }));
