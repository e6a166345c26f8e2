/** What a run measures, in this order; results.md has a section of each. */
export const PARTS = [
  'questions',
  'process',
  'profile',
  'thumbnails',
  'counts',
  'exports',
  'bigquery',
  'growth',
] as const;
export type Part = (typeof PARTS)[number];
