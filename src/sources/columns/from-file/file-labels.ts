import { isSuperseded } from '../../../dataset/label-set.ts';
import type { AssessmentSource } from '../../../label/assessment.source.ts';
import { type Assessment, fileOf } from '../../../label/assessment.ts';
import type { LabelFilter } from '../../../label/label.filter.ts';
import type { LabelSetCode } from '../../../terms/label-set-code.ts';
import { imageNumberOf } from '../../catalog/image-number.ts';
import type { RowFile } from '../../catalog/row-file/row-file.ts';
import { countHeld, foundOf, listOrNull } from '../found.ts';
import { metLabels } from '../sets/met-labels.ts';
import { isPlanned } from './planned.ts';

/**
 * The same port around a port: the rows about images are read from a row file. The rest is asked.
 *
 * loadedSets: a filter that names no set speaks of those that nothing loaded supersedes.
 */
export const fileLabels = (
  source: AssessmentSource,
  rows: RowFile,
  loadedSets: ReadonlySet<LabelSetCode>,
): AssessmentSource => {
  const matchesOf = (imageIndex: string, filter: LabelFilter) =>
    matching(rowsOf(rows, imageIndex), filter, loadedSets);
  const held = {
    assessmentsByImage: (imageIndex: string) => rowsOf(rows, imageIndex),
    matchesByImage: matchesOf,
  };
  return {
    ...source,
    assessmentsByImage: async (keys) =>
      (isPlanned() ? null : foundOf(keys, (key) => listOrNull(held.assessmentsByImage(key)))) ??
      source.assessmentsByImage(keys),
    matchesByImage: async (keys, filter) =>
      (isPlanned() ? null : foundOf(keys, (key) => listOrNull(matchesOf(key, filter)))) ??
      source.matchesByImage(keys, filter),
    atOnce: () => (isPlanned() ? null : held),
  };
};

const countRows = countHeld('labels in row file');

/** Rows that assess nothing say nothing, as for the engine. */
const rowsOf = (rows: RowFile, imageIndex: string): readonly Assessment[] => {
  countRows();
  const number = imageNumberOf(imageIndex);
  const place = number === null ? -1 : rows.placeOfImage(number);
  return place < 0 ? [] : rows.assessmentsAt(place).filter(({ assessed }) => assessed !== 0);
};

const matching = (
  rows: readonly Assessment[],
  { namesLabelSet, condition }: LabelFilter,
  loadedSets: ReadonlySet<LabelSetCode>,
): readonly Assessment[] =>
  rows.flatMap((row) => {
    const { labelSet, source } = fileOf(row);
    if (!namesLabelSet && isSuperseded(labelSet, loadedSets)) return [];
    const matched = metLabels(condition, { ...row, labelSet, source });
    return matched === 0 ? [] : [{ ...row, matched }];
  });
