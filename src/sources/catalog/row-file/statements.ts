import { FINDINGS } from '../../../terms/finding.ts';
import { NO_NAME, NO_NUMBER, SEXES, type SectionName, SPLITS, VIEWS } from './records.ts';

// What is read of a catalog's tables for its row file, in the order in which they were filled: by
// image, then by file and row. The order is checked, as sorting would take memory.

/** What a section is filled from; the order of ages follows from the images. */
export type TableName = Exclude<SectionName, 'byAge'>;

/** The position of a name in a list, as a number. */
const code = (column: string, names: readonly string[]): string => {
  const cases = names.map((name, position) => `when '${name}' then ${position}`);
  return `case ${column} ${cases.join(' ')} else ${NO_NAME} end`;
};

const orNone = (column: string): string => `coalesce(${column}, ${NO_NUMBER})`;

/** Big integers would come as objects of their own. */
const IMAGE_NUMBER = 'cast(image_number as double)';

/** Columns of each table, in the order in which write-row-file.ts counts them. */
export const STATEMENTS: Readonly<Record<TableName, string>> = {
  images: `select ${IMAGE_NUMBER}, follow_up_number, ${orNone('nlp_2017')}, ${orNone('nlp_2020')},
    width_px, height_px, ${orNone('age_years')}, ${orNone('reader_disagreement')},
    spacing_x_mm, spacing_y_mm, ${code('sex', SEXES)}, ${code('view_position', VIEWS)},
    ${code('split', SPLITS)}, quality from images`,
  patients: `select patient_id, image_count, ${code('sex', SEXES)}, ${code('split', SPLITS)}
    from patients`,
  assessments: `select ${IMAGE_NUMBER}, row_number, file_number, read_number, assessed, present,
    uncertain, reader_id, raw_cell from assessments`,
  boxes: `select ${IMAGE_NUMBER}, x, y, width, height, ${code('finding', FINDINGS)} from boxes
    order by image_number, cast(finding as varchar), x, y, width, height`,
};

/** Ages in their order, those who have none last, and how many images each has. */
export const AGES = `select ${orNone('age_years')} as age, count(*) as images from images
  group by age order by age = ${NO_NUMBER}, age`;
