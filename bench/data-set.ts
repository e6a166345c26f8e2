// Which files are served, and what in them is asked for.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ask } from './ask.ts';
import { at } from './json.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const SAMPLE = path.join(ROOT, 'sample/data');
const BESIDE = path.resolve(ROOT, '../shared/data/nih-chest-xray');

const isPublished = (folder: string): boolean =>
  existsSync(path.join(folder, 'Data_Entry_2017_v2020.csv'));

/** The files of DATA_DIR, else the real ones where this machine has them, else the sample. */
export const chooseDataDir = (env: NodeJS.ProcessEnv): string => {
  const wanted = env['DATA_DIR'];
  if (wanted !== undefined && wanted !== '') return path.resolve(wanted);
  const real = env['RADIOGRAPH_REAL_DATA'] ?? BESIDE;
  if (isPublished(real)) return path.resolve(real);
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
