import { sql } from 'kysely';
import type {
  Ages,
  FindingSet,
  FindingSetQuery,
  ImageOwners,
  TallySource,
} from '../../cohort/tally.source.ts';
import { numberOf, numberOrNull, type Row } from '../../decode.ts';
import type { ImageFilter } from '../../image/image.filter.ts';
import type { Catalog } from './catalog.ts';
import { isNever } from './conditions.ts';
import { countedImages, presentBy } from './counted-images.ts';
import { crossTabs } from './cross-tabs.ts';
import { facets } from './facets.ts';
import { imageCondition } from './image-conditions.ts';
import { byOwner, tallyLabel } from './owner-rows.ts';

/** Counts of images from the catalog: one parameterised statement for all owners. */
export const catalogTallies = (catalog: Catalog): TallySource => ({
  patientCounts: (owners, filter) =>
    unlessNever(catalog, filter, () => patientCounts(catalog, owners, filter)),
  ages: (owners, filter) => unlessNever(catalog, filter, () => ages(catalog, owners, filter)),
  findingSets: (owners, query) =>
    unlessNever(catalog, query.filter, () => findingSets(catalog, owners, query)),
  crossTabs: (owners, query) =>
    unlessNever(catalog, query.filter, () => crossTabs(catalog, owners, query)),
  facets: (owners, query) =>
    unlessNever(catalog, query.filter, () => facets(catalog, owners, query)),
});

/** Asks nothing where no image can meet the filter. */
const unlessNever = async <V>(
  catalog: Catalog,
  filter: ImageFilter,
  ask: () => Promise<ReadonlyMap<string, V>>,
): Promise<ReadonlyMap<string, V>> =>
  isNever(imageCondition(catalog, filter)) ? new Map() : ask();

const patientCounts = async (
  catalog: Catalog,
  owners: ImageOwners,
  filter: ImageFilter,
): Promise<ReadonlyMap<string, number>> => {
  const patient = sql.ref('images.patient_id');
  const { images } = countedImages(catalog, { owners, filter, labelSet: null }, [patient]);
  const rows = await catalog.run(
    tallyLabel('count of patients', owners),
    () => sql`
      select counted.owner, count(distinct counted.patient_id) as patients
      from ${images} as counted group by counted.owner`,
  );
  return byOwner(rows, ([row = {}]) => numberOf(row, 'patients'));
};

const ages = async (
  catalog: Catalog,
  owners: ImageOwners,
  filter: ImageFilter,
): Promise<ReadonlyMap<string, Ages>> => {
  const age = sql.ref('images.age_years');
  const { images, count } = countedImages(catalog, { owners, filter, labelSet: null }, [age]);
  const rows = await catalog.run(
    tallyLabel('ages', owners),
    () => sql`
      select counted.owner, counted.age_years, ${count} as images
      from ${images} as counted group by counted.owner, counted.age_years`,
  );
  return byOwner(rows, toAges);
};

const findingSets = async (
  catalog: Catalog,
  owners: ImageOwners,
  { filter, labelSet }: FindingSetQuery,
): Promise<ReadonlyMap<string, readonly FindingSet[]>> => {
  const present = sql`${presentBy(labelSet)} as present`;
  const { images, count } = countedImages(catalog, { owners, filter, labelSet }, [present]);
  const rows = await catalog.run(
    tallyLabel('findings', owners),
    () => sql`
      select counted.owner, counted.present, ${count} as images
      from ${images} as counted where counted.present is not null
      group by counted.owner, counted.present`,
  );
  return byOwner(rows, (group) => group.map(toFindingSet));
};

const toAges = (rows: readonly Row[]): Ages => {
  const years = new Map<number, number>();
  let unknownCount = 0;
  for (const row of rows) {
    const age = numberOrNull(row, 'age_years');
    if (age === null) unknownCount = numberOf(row, 'images');
    else years.set(age, numberOf(row, 'images'));
  }
  return { years, unknownCount };
};

const toFindingSet = (row: Row): FindingSet => ({
  findings: numberOf(row, 'present'),
  imageCount: numberOf(row, 'images'),
});
