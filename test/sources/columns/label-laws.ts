import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LabelCondition } from '../../../src/label/label.filter.ts';
import { FINDINGS } from '../../../src/terms/finding.ts';
import { LABEL_SET_CODES } from '../../../src/terms/label-set-code.ts';
import { LabelSource } from '../../../src/terms/label-source.ts';
import { LabelValue } from '../../../src/terms/label-value.ts';
import { assertSameMap, imageNames, type Law } from './laws.ts';

/** All rows of label files, and those with labels that meet a filter. */
export const labelRows: Law = ({ both, images, readerIds }) =>
  fc.asyncProperty(
    fc.array(imageNames(images), { maxLength: 10 }),
    fc.record({ namesLabelSet: fc.boolean(), condition: conditions(readerIds) }),
    async (names, filter) => {
      const all = await both.engine.labels.assessmentsByImage(names);
      const matched = await both.engine.labels.matchesByImage(names, filter);
      assertSameMap(await both.columns.labels.assessmentsByImage(names), all);
      assertSameMap(await both.columns.labels.matchesByImage(names, filter), matched);
      const held = both.columns.labels.atOnce?.();
      for (const name of names) {
        assert.deepEqual(held?.assessmentsByImage(name), all.get(name) ?? []);
        assert.deepEqual(held?.matchesByImage(name, filter), matched.get(name) ?? []);
      }
    },
  );

const conditions = (readerIds: readonly string[]): fc.Arbitrary<LabelCondition> =>
  fc.letrec<{ one: LabelCondition }>((tie) => ({
    one: fc.oneof(
      { maxDepth: 3 },
      choice('finding', FINDINGS),
      choice('value', Object.values<LabelValue>(LabelValue)),
      choice('source', Object.values<LabelSource>(LabelSource)),
      choice('labelSet', LABEL_SET_CODES),
      choice('readerId', readerIds),
      fc.record({
        kind: fc.constantFrom('all' as const, 'any' as const),
        of: fc.array(tie('one'), { maxLength: 3 }),
      }),
      fc.record({ kind: fc.constant('not' as const), of: tie('one') }),
    ),
  })).one;

const choice = <K extends string, V>(kind: K, values: readonly V[]) =>
  fc.record({
    kind: fc.constant(kind),
    operator: fc.constantFrom('in' as const, 'notIn' as const),
    values: fc.subarray([...values]),
  });
