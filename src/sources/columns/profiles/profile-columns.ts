import { sql } from 'kysely';
import { type Columns, numberOf, numbersOf } from '../../../decode.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import { PROFILES } from '../../catalog/profiles.ts';
import { fillBoxes } from '../box-columns.ts';
import type { CatalogColumns } from '../columns.ts';
import { fillImages } from '../image-columns.ts';
import { patientsOf } from '../patient-columns.ts';
import { type ImageSets, imageSets } from '../sets/image-sets.ts';
import { type SetColumns, setColumns } from '../sets/set-columns.ts';

// Profiles as columns: as if each were one image, of a patient of its own, and beside it how many images
// it stands for. What profiles do not have is nowhere asked: see of-profiles.ts.

/** Profiles in memory. */
export interface HeldProfiles {
  readonly columns: SetColumns;
  readonly sets: ImageSets;
  /** How many images each profile is. */
  readonly weights: Int32Array;
}

/** More than that are not held: a profile takes some forty bytes. */
const MOST_PROFILES = 262_144;
/** Memory for sets of profiles: some thousand, where there are as many as of the published files. */
const SET_BYTES = 4_194_304;

const IMAGES_AS = sql`${sql.id(PROFILES)} as images`;

/** Null where there are too many, or none. Rejects with SourceError. */
export const readProfiles = async (catalog: Catalog): Promise<HeldProfiles | null> => {
  const [counted = {}] = await catalog.run(
    'count of profiles',
    () => sql`select count(*) as profiles from ${IMAGES_AS}`,
  );
  const count = numberOf(counted, 'profiles');
  if (count === 0 || count > MOST_PROFILES) return null;
  const rows = await catalog.columns(
    'columns of profiles',
    () => sql`
      select cast(row_number() over () * 1000 as double) as image_number, 0 as follow_up_number,
        images.sex, images.view_position, images.age_years, 0 as width_px, 0 as height_px,
        cast(0 as double) as spacing_x_mm, cast(0 as double) as spacing_y_mm, images.split,
        images.quality, images.nlp_2017, images.nlp_2020, images.reader_disagreement, images.images
      from ${IMAGES_AS}`,
  );
  const columns = columnsOf(rows, count, catalog);
  if (columns === null) return null;
  const weights = Int32Array.from(numbersOf(rows, 'images'));
  return { columns, weights, sets: imageSets(columns, SET_BYTES) };
};

const columnsOf = (rows: Columns, count: number, { loadedSets }: Catalog): SetColumns | null => {
  const filling = fillImages(count);
  filling.add(rows);
  const images = filling.finish();
  const held: CatalogColumns = {
    images,
    patients: patientsOf(images),
    assessments: null,
    experts: { image: new Int32Array(0), judgement: new Int32Array(0), judgements: [] },
    boxes: fillBoxes(0, images).finish(),
    readers: [],
    bytes: 0,
    roomBytes: SET_BYTES,
  };
  return setColumns(held, { loadedSets, imageByStudyUid: () => undefined }, SET_BYTES);
};
