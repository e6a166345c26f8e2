import type { Catalog } from '../catalog/catalog.ts';
import { fillAssessments } from './assessment-columns.ts';
import type { AssessmentColumns, ExpertRows, ImageColumns } from './columns.ts';
import { readAssessments } from './read-tables.ts';
import { type IsWanted, readByImages } from './slices.ts';

/** Where the rows that experts made are found: among all rows, where these are held. */
export interface ExpertsSource {
  readonly catalog: Catalog;
  readonly images: ImageColumns;
  /** Rows that experts made. */
  readonly rows: number;
  readonly assessments: AssessmentColumns | null;
}

/** The rows that experts made; null where reading them takes more than so many bytes. */
export const expertRows = async (
  { catalog, images, rows, assessments }: ExpertsSource,
  maxBytes: number,
  isWanted: IsWanted,
): Promise<ExpertRows | null> => {
  if (assessments !== null) return among(assessments);
  const filling = fillAssessments(rows, images);
  if (filling.bytes() > maxBytes) return null;
  await readByImages({ images, rows }, isWanted, async ({ range, end }) =>
    filling.add(await readAssessments(catalog, range, 'experts'), end),
  );
  return filling.bytes() > maxBytes ? null : among(filling.finish());
};

/** The expert rows among some. */
const among = ({ firstRow, judgement, judgements }: AssessmentColumns): ExpertRows => {
  const isExpert = judgements.map(({ source }) => source !== 'NLP');
  const [images, said]: [number[], number[]] = [[], []];
  for (let image = 0; image < firstRow.length - 1; image += 1) {
    const below = firstRow[image + 1] ?? 0;
    for (let row = firstRow[image] ?? 0; row < below; row += 1) {
      const code = judgement[row] ?? 0;
      if (isExpert[code] !== true) continue;
      images.push(image);
      said.push(code);
    }
  }
  return { image: Int32Array.from(images), judgement: Int32Array.from(said), judgements };
};
