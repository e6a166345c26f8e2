// The statements of the hand-written servers. PostgreSQL prepares each once for a connection.
import pg, { type Row } from 'pg';
import { conditionsOf, type Filter, type Labelled, type Page, where } from './conditions.ts';

// PGHOST, PGPORT, PGUSER and PGDATABASE say where. One core answers: more connections than these only wait.
const pool = new pg.Pool({ max: 8 });

const names = new Map<string, string>();

/** A short name of its own for each text: PostgreSQL cuts long ones. */
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `statement ${names.size}`;
  names.set(text, name);
  return name;
};

const rowsOf = async (text: string, values: readonly unknown[]): Promise<Row[]> =>
  (await pool.query({ name: nameOf(text), text, values })).rows;

const IMAGE = `i.id, i.patient_id as "patientId", i.follow_up as "followUp", i.age, i.sex,
  i.view_position as "viewPosition", i.width, i.height`;

type Keys = readonly unknown[];

/** Rows by what one of their columns holds, in the order of the keys. */
const grouped = (rows: readonly Row[], column: string, keys: Keys): Row[][] => {
  const groups = new Map(keys.map((key): [unknown, Row[]] => [key, []]));
  for (const row of rows) groups.get(row[column])?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
};

/** One row for each key, in the order of the keys; null where there is none. */
const aligned = (rows: readonly Row[], keys: Keys): (Row | null)[] => {
  const found = new Map(rows.map((row) => [row['id'], row]));
  return keys.map((key) => found.get(key) ?? null);
};

export const imageById = async (id: string): Promise<Row | null> =>
  (await rowsOf(`select ${IMAGE} from images i where i.id = $1`, [id]))[0] ?? null;

export const imagesByIds = async (ids: Keys): Promise<(Row | null)[]> =>
  aligned(await rowsOf(`select ${IMAGE} from images i where i.id = any ($1)`, [ids]), ids);

export const imagesOfPatients = async (ids: Keys): Promise<Row[][]> => {
  const text = `select ${IMAGE} from images i where i.patient_id = any ($1) order by i.patient_id, i.id`;
  return grouped(await rowsOf(text, [ids]), 'patientId', ids);
};

export const patientsByIds = async (ids: Keys): Promise<(Row | null)[]> =>
  aligned(await rowsOf('select id, sex from patients where id = any ($1)', [ids]), ids);

export const patientsAfter = (first: number, after: number | null): Promise<Row[]> =>
  rowsOf('select id, sex from patients where id > $2 order by id limit $1', [first, after ?? 0]);

export const findingsOfImages = async (ids: Keys): Promise<unknown[][]> => {
  const text = 'select image_id, finding from present_findings where image_id = any ($1)';
  const groups = grouped(await rowsOf(text, [ids]), 'image_id', ids);
  return groups.map((rows) => rows.map((row) => row['finding']));
};

export const labelsOfImages = async (ids: Keys, findings: unknown): Promise<Row[][]> => {
  const text = `select image_id, label_set as "labelSet", finding, value, reader_id as reader
    from labels where image_id = any ($1) and finding = any ($2)`;
  return grouped(await rowsOf(text, [ids, findings]), 'image_id', ids);
};

export const countImages = async (filter: Filter): Promise<unknown> => {
  const { all, values } = conditionsOf(filter);
  const text = `select count(*)::int from images i ${where(all)}`;
  return (await rowsOf(text, values))[0]?.['count'];
};

/** A page by name, or by age and name; `after` is the name of an image, or its age, "_" and its name. */
export const pageOfImages = ({ first, after, by, ...filter }: Page): Promise<Row[]> => {
  const { all, values } = conditionsOf(filter);
  const isByAge = by === 'AGE';
  if (after && isByAge) {
    const at = after.indexOf('_');
    values.push(Number(after.slice(0, at)), after.slice(at + 1));
    all.push(`(i.age, i.id) > ($${values.length - 1}, $${values.length})`);
  } else if (after) {
    values.push(after);
    all.push(`i.id > $${values.length}`);
  }
  const order = `order by ${isByAge ? 'i.age, i.id' : 'i.id'} limit $${values.length + 1}`;
  return rowsOf(`select ${IMAGE} from images i ${where(all)} ${order}`, [...values, first]);
};

/** Of all images, what can be counted in an index of its own is. */
const FACETS_OF_ALL = `
  select 'FINDING' as dimension, finding::text as value, count(*)::int as "imageCount"
    from present_findings group by finding
  union all select 'FINDING', 'NO_FINDING', count(*)::int from images where finding_count = 0
  union all select 'SEX', sex::text, count(*)::int from images group by sex`;

/** Images by finding and by sex. */
export const facets = (filter: Filter): Promise<Row[]> => {
  const { all, values } = conditionsOf(filter);
  if (all.length === 0) return rowsOf(FACETS_OF_ALL, []);
  const text = `with cohort as materialized (
      select i.id, i.sex, i.finding_count from images i ${where(all)}
    )
    select 'FINDING' as dimension, f.finding::text as value, count(*)::int as "imageCount"
      from present_findings f join cohort c on c.id = f.image_id group by f.finding
    union all select 'FINDING', 'NO_FINDING', count(*)::int from cohort where finding_count = 0
    union all select 'SEX', sex::text, count(*)::int from cohort group by sex`;
  return rowsOf(text, values);
};

/**
 * How far the readers of a set agree: Fleiss' kappa in Gwet's form for uneven numbers of readers. Finding by finding,
 * so that the reads come from the index in the order of the images, and need no table to be grouped in.
 */
export const agreements = ({ labelSet, findings, ...filter }: Labelled): Promise<Row[]> => {
  const { all, values } = conditionsOf(filter);
  const [set, list] = [`$${values.length + 1}`, `$${values.length + 2}`];
  const images = `select i.id from labelled_images s join images i on i.id = s.image_id
    ${where([`s.label_set = ${set}`, ...all])}`;
  const cohort = all.length === 0 ? '' : `and l.image_id in (${images})`;
  const votes = `select wanted.finding, v.reads, v.present, v.uncertain, v.reads - v.present - v.uncertain as absent
    from unnest(${list}::finding[]) as wanted (finding) cross join lateral (
      select count(*)::float8 as reads,
        count(*) filter (where l.value = 'PRESENT')::float8 as present,
        count(*) filter (where l.value = 'UNCERTAIN')::float8 as uncertain
      from labels l
      where l.label_set = ${set} and l.reader_id is not null and l.read_number = 1
        and l.finding = wanted.finding ${cohort}
      group by l.image_id having count(*) > 1
    ) v`;
  return rowsOf(`with votes as (${votes}) ${SHARES}`, [...values, labelSet, findings]);
};

const SHARES = `, shares as (
    select finding, count(*)::int as images, sum(reads)::int as reads,
      avg((present * (present - 1) + absent * (absent - 1) + uncertain * (uncertain - 1)) / (reads * (reads - 1))) as agreeing,
      avg(present / reads) as present, avg(absent / reads) as absent, avg(uncertain / reads) as uncertain
    from votes group by finding
  )
  select finding, images as "imageCount", reads as "readCount", agreeing as "percentAgreement",
    present as prevalence, case when images > 1 and greatest(present, absent, uncertain) < 1
      then 1 - (1 - agreeing) / (1 - present ^ 2 - absent ^ 2 - uncertain ^ 2) end as "fleissKappa"
  from shares`;
