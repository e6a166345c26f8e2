// `npm run pull -- --to DIR`: downloads the label files that lie in Google's bucket, into a folder in the
// published layout. What was cut short is gone on with when it is started again.
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { hasConsent, NobodyToAskError } from '../src/consent.ts';
import { messageOf } from '../src/decode.ts';
import { googleCredentials } from '../src/sources/google/credentials.ts';
import { labelBucket } from './pull/label-bucket.ts';
import { IN_BUCKET, LICENCE, NIH_PAGE, NOT_IN_BUCKET } from './pull/published-labels.ts';
import { PullError } from './pull/pull-error.ts';
import { pullLabels } from './pull/pull-labels.ts';

const BUCKET = 'https://storage.googleapis.com/gcs-public-data--healthcare-nih-chest-xray-labels';
const SCOPE = 'https://www.googleapis.com/auth/devstorage.read_only';
/** Longest silence of the bucket, and of a token service, in milliseconds. */
const TIMEOUT_MS = 30_000;

const USAGE = `npm run pull -- [--to DIR] [--yes]

  --to    folder for the files, in the published layout; DATA_DIR where it is left out
  --yes   agrees to the licence without being asked

LABELS_URL: where the bucket is, for a mirror, which is asked without credentials.
  Now ${BUCKET}`;

interface Options {
  readonly folder: string;
  readonly url: string | null;
  readonly isAgreed: boolean;
  readonly wantsHelp: boolean;
}

const readOptions = (args: string[], env: NodeJS.ProcessEnv): Options => {
  const flag = { type: 'boolean' } as const;
  const { values } = parseArgs({
    args,
    options: { to: { type: 'string' }, yes: flag, help: flag },
  });
  const wantsHelp = values.help === true;
  const folder = values.to || env['DATA_DIR'] || '';
  const url = env['LABELS_URL'] || null;
  if (!wantsHelp && folder === '') {
    throw new PullError(`--to: wanted a folder for the files, found nothing.\n\n${USAGE}`);
  }
  if (url !== null && !/^https?:$/.test(URL.canParse(url) ? new URL(url).protocol : '')) {
    throw new PullError(`LABELS_URL: wanted an http or https address, found "${url}".`);
  }
  return { folder, url, isAgreed: values.yes === true, wantsHelp };
};

const isThere = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** What else belongs into the folder, and comes from elsewhere. */
const sayWhatIsLeft = async (folder: string): Promise<void> => {
  console.log(`The expert labels are in ${folder}.`);
  const there = await Promise.all(NOT_IN_BUCKET.map((name) => isThere(join(folder, name))));
  const left = NOT_IN_BUCKET.filter((_, position) => there[position] === false);
  if (left.length === 0) return;
  console.log(`\nNot in the bucket: ${left.join(', ')}.\nThe NIH gives them out at ${NIH_PAGE}`);
  console.log('Put them into the same folder, and name it in DATA_DIR.');
};

const pull = async ({ folder, url, isAgreed }: Options): Promise<boolean> => {
  if (await isThere(join(folder, 'SYNTHETIC.md'))) {
    throw new PullError(`${folder} holds the made-up sample. Name another folder with --to.`);
  }
  console.error(`${LICENCE}\n`);
  const question = `Download ${IN_BUCKET.length} files into ${folder} on these terms?`;
  const { stdin: input, stderr: output } = process;
  if (!(await hasConsent(question, { isGiven: isAgreed, input, output }))) return false;
  const bucket = labelBucket({
    url: url ?? BUCKET,
    credentials:
      url === null
        ? await googleCredentials({ scope: SCOPE, project: 'none', timeoutMs: TIMEOUT_MS })
        : null,
    timeoutMs: TIMEOUT_MS,
  });
  try {
    await pullLabels(IN_BUCKET, { bucket, folder, say: (line) => console.error(line) });
  } finally {
    await bucket.close();
  }
  await sayWhatIsLeft(folder);
  return true;
};

try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (options.wantsHelp) console.log(USAGE);
  else if (!(await pull(options))) {
    console.error('Nothing was downloaded.');
    process.exitCode = 1;
  }
} catch (error) {
  // What is wrong with an option, the bucket or the disk is for the caller to mend; a stack would hide it.
  const isTheirs =
    error instanceof PullError ||
    error instanceof NobodyToAskError ||
    (error instanceof TypeError && 'code' in error);
  console.error(isTheirs ? messageOf(error) : error);
  process.exitCode = 1;
}
