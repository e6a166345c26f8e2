import type { AssessmentSource } from '../../label/assessment.source.ts';
import type { Assessment } from '../../label/assessment.ts';
import type { Label } from '../../label/label.ts';
import type { Page } from '../../paging.ts';
import { keyOf, manyUnder, remember } from './cache.ts';

/** About what an Assessment, and a Label, take in memory. */
const ASSESSMENT_BYTES = 200;
const LABEL_BYTES = 300;
const COUNT_BYTES = 8;

type Rows = readonly Assessment[];

/** The same port around a port: what was asked before is not asked again. */
export const cachedLabels = (source: AssessmentSource, maxBytes: number): AssessmentSource => {
  const share = maxBytes / 8;
  const byImage = remember<number, Rows>(share * 3, rowsBytes);
  const matches = remember<string, Rows>(share * 2, rowsBytes);
  const pages = remember<string, Page<Label>>(share, pageBytes);
  const readerPages = remember<string, Page<Label>>(share, pageBytes);
  const counts = remember<string, number>(share / 2, () => COUNT_BYTES);
  const readerCounts = remember<string, number>(share / 2, () => COUNT_BYTES);
  return {
    assessmentsByImage: (ordinals) =>
      byImage.many(ordinals, (missing) => source.assessmentsByImage(missing)),
    matchesByImage: async (ordinals, filter) => {
      const batch = { question: keyOf(filter), keys: ordinals.map(String) };
      const found = await manyUnder(matches, batch, async (missing) => {
        const fetched = await source.matchesByImage(missing.map(Number), filter);
        return new Map([...fetched].map(([ordinal, rows]) => [String(ordinal), rows]));
      });
      return new Map([...found].map(([ordinal, rows]) => [Number(ordinal), rows]));
    },
    labelPage: (query) => pages.one(keyOf(query), () => source.labelPage(query)),
    labelCount: (filter) => counts.one(keyOf(filter), () => source.labelCount(filter)),
    labelPagesByReader: (ids, query) =>
      manyUnder(readerPages, { question: keyOf(query), keys: ids }, (missing) =>
        source.labelPagesByReader(missing, query),
      ),
    labelCountsByReader: (ids, filter) =>
      manyUnder(readerCounts, { question: keyOf(filter), keys: ids }, (missing) =>
        source.labelCountsByReader(missing, filter),
      ),
  };
};

const rowsBytes = (rows: Rows): number => rows.length * ASSESSMENT_BYTES;
const pageBytes = ({ rows }: Page<Label>): number => rows.length * (LABEL_BYTES + ASSESSMENT_BYTES);
