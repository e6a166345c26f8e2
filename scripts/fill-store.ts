// `npm run store -- --url ROOT`: fills a DICOMweb server with the objects of a folder, over STOW-RS. What
// the server holds already may be sent again, so a run that was cut short is simply started again.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { messageOf } from '../src/decode.ts';
import { LoadError } from '../src/sources/catalog/load/load-error.ts';
import { folderObjects } from './store/folder-objects.ts';
import { StoreError, storeObjects } from './store/stow.ts';

const USAGE = `npm run store -- --url http://127.0.0.1:8042/dicom-web [--images DIR] [--data DIR]

  --url     root of the DICOMweb service; DICOMWEB_URL where it is left out
  --images  folder with dicom/*.dcm and png/*.png; IMAGE_DIR, or the folder of the data
  --data    folder with the published files; DATA_DIR, or the sample

DICOMWEB_AUTHORIZATION is sent as the Authorization header.`;

const SAMPLE_DIR = fileURLToPath(new URL('../sample/data', import.meta.url));
const SAY_EVERY_MS = 2000;

/** What was asked for cannot be done; the message says why. */
class UsageError extends Error {}

interface Options {
  readonly url: string;
  readonly authorization: string | null;
  readonly imageDir: string;
  readonly dataDir: string;
}

const readOptions = (args: string[], env: NodeJS.ProcessEnv): Options => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args, options: { url: text, images: text, data: text } });
  const url = values.url ?? env['DICOMWEB_URL'] ?? '';
  if (!/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new UsageError(`--url: wanted an http or https address, found "${url}".\n\n${USAGE}`);
  }
  const dataDir = values.data ?? (env['DATA_DIR'] || SAMPLE_DIR);
  const imageDir = values.images ?? (env['IMAGE_DIR'] || dataDir);
  return { url, authorization: env['DICOMWEB_AUTHORIZATION'] || null, imageDir, dataDir };
};

/** Sends everything; gives whether all of it is stored. */
const fill = async ({ imageDir, dataDir, ...target }: Options): Promise<boolean> => {
  let leftOut = 0;
  const complain = (file: string, why: string): void => {
    leftOut += 1;
    console.error(`Left out: ${file}. ${why}`);
  };
  const { total, objects } = await folderObjects({ imageDir, dataDir, onLeftOut: complain });
  if (total === 0) throw new UsageError(`${imageDir} has no dicom/*.dcm and no png/*.png.`);
  let saidAt = performance.now();
  const onProgress = (stored: number): void => {
    if (performance.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = performance.now();
    console.log(`${stored} of ${total}`);
  };
  const { stored, refused } = await storeObjects(objects, { ...target, onProgress });
  for (const file of refused) complain(file, 'The server would not store it.');
  console.log(`${stored} of ${total} objects are stored at ${target.url}.`);
  return leftOut === 0;
};

try {
  const isComplete = await fill(readOptions(process.argv.slice(2), process.env));
  process.exitCode = isComplete ? 0 : 1;
} catch (error) {
  // What is wrong with an option, a file or the server is for the caller to mend; a stack would hide it.
  const isTheirs =
    error instanceof UsageError ||
    error instanceof StoreError ||
    error instanceof LoadError ||
    (error instanceof TypeError && 'code' in error);
  console.error(isTheirs ? messageOf(error) : error);
  process.exitCode = 1;
}
