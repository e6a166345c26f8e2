import type { AssessmentSource, LabelQuery } from '../../label/assessment.source.ts';
import type { Assessment } from '../../label/assessment.ts';
import type { LabelFilter } from '../../label/label.filter.ts';
import type { Label } from '../../label/label.ts';
import type { Page } from '../../paging.ts';
import { keyOf, manyUnder, questionOn, remember } from './cache.ts';

/** About what an Assessment, and a Label, take in memory. */
const ASSESSMENT_BYTES = 200;
const LABEL_BYTES = 300;
const COUNT_BYTES = 8;

type Rows = readonly Assessment[];

/** The same port around a port: what was asked before is not asked again. */
export const cachedLabels = (source: AssessmentSource, maxBytes: number): AssessmentSource => {
  const share = maxBytes / 8;
  const byImage = remember<string, Rows>(share * 3, rowsBytes, 'assessments by image');
  const matches = remember<string, Rows>(share * 2, rowsBytes, 'labels by image');
  const pages = rememberPages(share, 'page of labels');
  const readerPages = rememberPages(share, 'page of labels by reader');
  const counts = rememberCounts(share / 2, 'count of labels');
  const readerCounts = rememberCounts(share / 2, 'count of labels by reader');
  const { heldParts } = source;
  const questionOf = (asked: LabelFilter | LabelQuery): string =>
    questionOn(heldParts(), keyOf(asked));
  return {
    heldParts,
    assessmentsByImage: (keys) =>
      manyUnder(byImage, { question: heldParts(), keys }, source.assessmentsByImage),
    matchesByImage: (keys, filter) =>
      manyUnder(matches, { question: questionOf(filter), keys }, (missing) =>
        source.matchesByImage(missing, filter),
      ),
    labelPage: (query) => pages.one(questionOf(query), () => source.labelPage(query)),
    labelCount: (filter) => counts.one(keyOf(filter), () => source.labelCount(filter)),
    labelPagesByReader: (ids, query) =>
      manyUnder(readerPages, { question: questionOf(query), keys: ids }, (missing) =>
        source.labelPagesByReader(missing, query),
      ),
    labelCountsByReader: (ids, filter) =>
      manyUnder(readerCounts, { question: keyOf(filter), keys: ids }, (missing) =>
        source.labelCountsByReader(missing, filter),
      ),
  };
};

const rememberPages = (maxBytes: number, question: string) =>
  remember<string, Page<Label>>(maxBytes, pageBytes, question);

const rememberCounts = (maxBytes: number, question: string) =>
  remember<string, number>(maxBytes, () => COUNT_BYTES, question);

const rowsBytes = (rows: Rows): number => rows.length * ASSESSMENT_BYTES;
const pageBytes = ({ rows }: Page<Label>): number => rows.length * (LABEL_BYTES + ASSESSMENT_BYTES);
