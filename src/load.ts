// `npm run load -- --to bigquery` and the like: fills what the gateway serves from, once and for all
// of its processes. type-graphql's decorators need this before the first of them runs.
import 'reflect-metadata';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { composeLoading, LoadError, type Loading } from './compose-load.ts';
import { type Config, readConfig } from './config.ts';
import { hasConsent, NobodyToAskError } from './consent.ts';
import { messageOf } from './decode.ts';
import { GatewayError, operatorWords } from './errors.ts';
import { ConfigError } from './settings.ts';

const USAGE = `npm run load -- --to duckdb   [--file FILE]                           a catalog file of DATA_DIR
npm run load -- --to bigquery                                         the tables of a dataset, of DATA_DIR
npm run load -- --from bigquery --to duckdb [--file FILE] [--yes]     a catalog file of those tables

  --from  folder (DATA_DIR, or the sample) or bigquery (BIGQUERY_DATASET); folder where it is left out
  --to    duckdb (a file) or bigquery (BIGQUERY_DATASET)
  --file  the catalog file; CATALOG_FILE, or catalog.duckdb
  --yes   spends what reading the tables costs without asking
  --help  shows this

BigQuery wants GOOGLE_CLOUD_PROJECT, which pays, and BIGQUERY_DATASET, which has to be there.
A load that was broken off goes on when it is run again; what is served meanwhile stays as it is.
CATALOG_FILE=FILE npm start then serves from the file, CATALOG=bigquery npm start from the dataset.
.env.example tells of all settings.`;

const SAMPLE_DIR = fileURLToPath(new URL('../sample/data', import.meta.url));
const SAY_EVERY_MS = 2000;
/** What a shell says of a program that was interrupted. */
const INTERRUPTED = 130;

/** What was asked for cannot be done; the message says why. */
class UsageError extends Error {}

interface Options {
  readonly from: 'folder' | 'bigquery';
  readonly to: 'duckdb' | 'bigquery';
  readonly file: string | null;
  readonly isAgreed: boolean;
}

/** Null where only help is wanted. */
const readOptions = (args: string[]): Options | null => {
  const [text, flag] = [{ type: 'string' }, { type: 'boolean' }] as const;
  const options = { from: text, to: text, file: text, yes: flag, help: flag };
  const { values } = parseArgs({ args, options });
  if (values.help === true) return null;
  const { from = 'folder', to } = values;
  const wrong = (name: string, wanted: string, found = 'nothing'): UsageError =>
    new UsageError(`--${name}: wanted ${wanted}, found ${found}.\n\n${USAGE}`);
  if (from !== 'folder' && from !== 'bigquery') throw wrong('from', 'folder or bigquery', from);
  if (to !== 'duckdb' && to !== 'bigquery') throw wrong('to', 'duckdb or bigquery', to);
  if (from === to) throw wrong('to', 'another place than --from', to);
  if (values.file !== undefined && to === 'bigquery')
    throw wrong('file', '--to duckdb with it', to);
  return { from, to, file: values.file || null, isAgreed: values.yes === true };
};

/** Reads the settings; those that only BigQuery needs are insisted on where it is used. */
const readSettings = ({ from, to }: Options): Config => {
  const config = readConfig(process.env, SAMPLE_DIR);
  const why = from === 'bigquery' ? '--from bigquery' : '--to bigquery';
  if (from !== 'bigquery' && to !== 'bigquery') return config;
  const needed = {
    BIGQUERY_DATASET: config.bigquery.dataset,
    GOOGLE_CLOUD_PROJECT: config.bigquery.projectId,
  };
  const absent = Object.entries(needed).filter(([, value]) => value === '');
  if (absent.length === 0) return config;
  throw new ConfigError(
    absent.map(([name]) => `${name}: wanted because of ${why}, found nothing.`),
  );
};

const say = (line: string): void => console.error(line);

/** Says now and then how far it is. */
const sparingly = () => {
  let saidAt = performance.now();
  return (line: string): void => {
    if (performance.now() - saidAt < SAY_EVERY_MS) return;
    saidAt = performance.now();
    say(line);
  };
};

/** Gives whether it was done. */
const load = async (options: Options, config: Config, loading: Loading): Promise<boolean> => {
  if (options.to === 'bigquery') {
    await loading.folderIntoBigQuery();
    console.log(`${config.bigquery.dataset} is whole. CATALOG=bigquery npm start serves from it.`);
    return true;
  }
  const file = options.file ?? config.catalog.file ?? 'catalog.duckdb';
  if (options.from === 'folder') await loading.folderIntoFile(file);
  else if (!(await loading.bigqueryIntoFile(file))) return false;
  console.log(`${file} is whole. CATALOG_FILE=${file} npm start serves from it.`);
  return true;
};

const main = async (): Promise<void> => {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(USAGE);
    return;
  }
  const config = readSettings(options);
  const { stdin: input, stderr: output } = process;
  const agree = () => hasConsent('Spend it?', { isGiven: options.isAgreed, input, output });
  const loading = composeLoading(config, { say, sayProgress: sparingly(), agree });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      say('Interrupted. What was there before is as it was; run this again to go on.');
      void loading.close().finally(() => process.exit(INTERRUPTED));
    });
  }
  try {
    if (await load(options, config, loading)) return;
    say('Nothing was spent, and nothing was written.');
    process.exitCode = 1;
  } finally {
    await loading.close();
  }
};

main().catch((error: unknown) => {
  // What is wrong with an option, a setting, a file or BigQuery is for the operator to mend; a stack would hide it.
  const isTheirs =
    error instanceof UsageError ||
    error instanceof ConfigError ||
    error instanceof LoadError ||
    error instanceof NobodyToAskError ||
    (error instanceof TypeError && 'code' in error);
  if (error instanceof GatewayError) say(operatorWords(error));
  else console.error(isTheirs ? messageOf(error) : error);
  process.exitCode = 1;
});
