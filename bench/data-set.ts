// Which files are served, and what in them is asked for.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask } from './ask.ts';
import { at, listAt, textAt } from './json.ts';
import type { Subjects } from './operations.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SAMPLE = path.join(ROOT, 'sample/data');
const BESIDE = path.resolve(ROOT, '../shared/data/nih-chest-xray');
const LOOKUP_COUNT = 100;

const isPublished = (folder: string): boolean =>
  existsSync(path.join(folder, 'Data_Entry_2017_v2020.csv'));

/** The real files where this machine has them, else those of DATA_DIR, else the sample. */
export const chooseDataDir = (env: NodeJS.ProcessEnv): string => {
  const real = env['RADIOGRAPH_REAL_DATA'] ?? BESIDE;
  if (isPublished(real)) return path.resolve(real);
  const wanted = env['DATA_DIR'];
  if (wanted !== undefined) return path.resolve(wanted);
  console.log('THE REAL FILES ARE NOT HERE: this measures the small made-up sample.');
  return SAMPLE;
};

/** The served data in one line. */
export const describeDataSet = async (url: string): Promise<string> => {
  const { data } = await ask(url, {
    query: '{ dataset { name imageCount patientCount labelCount } }',
  });
  const [name, images, patients, labels] = ['name', 'imageCount', 'patientCount', 'labelCount'].map(
    (field) => String(at(data, `dataset.${field}`)),
  );
  return `${name}: ${images} images, ${patients} patients, ${labels} labels`;
};

/** The youngest are spread over the whole collection, as far as names go. */
export const chooseSubjects = async (url: string): Promise<Subjects> => {
  const { data } = await ask(url, {
    query: `{
      read: images(first: 1, filter: { labels: { some: { source: { eq: READER } } } }) {
        nodes { imageIndex }
      }
      youngest: images(first: ${LOOKUP_COUNT}, orderBy: [{ field: PATIENT_AGE_YEARS }]) {
        nodes { imageIndex }
      }
    }`,
  });
  return {
    detail: textAt(data, 'read.nodes.0.imageIndex'),
    lookup: listAt(data, 'youngest.nodes').map((image) => textAt(image, 'imageIndex')),
  };
};
