// `npm run bench`: how fast the built gateway answers. README.md tells the rest.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Closers, createClosers } from './closers.ts';
import { measureCounts } from './counts/measure.ts';
import { chooseDataDir } from './data-set.ts';
import { measureExports } from './exports/measure.ts';
import { type Options, readOptions } from './options.ts';
import { askQuestions, type Report } from './questions.ts';
import { keepResult, type Part } from './results.ts';
import { measureThumbnails } from './thumbnails/measure.ts';
import { thumbnailReport } from './thumbnails/report.ts';

const SERVER = fileURLToPath(new URL('../dist/main.js', import.meta.url));

const bench = async (options: Options, closers: Closers): Promise<void> => {
  const dataDir = chooseDataDir(process.env);
  console.log(`Serving ${dataDir}`);
  const reports: [Part, Report][] = [];
  const { countsOnly, exportsOnly, thumbnailsOnly } = options;
  const isWhole = !countsOnly && !exportsOnly && !thumbnailsOnly;
  if (isWhole) {
    reports.push(['Questions', await askQuestions(dataDir, options, closers)]);
  }
  if (options.only === null && (isWhole || countsOnly)) {
    reports.push(['Aggregates and facets', await measureCounts(dataDir, options, closers)]);
  }
  if (options.only === null && (isWhole || exportsOnly)) {
    reports.push(['Exports', await measureExports(dataDir, options, closers)]);
  }
  if (options.only === null && (isWhole || thumbnailsOnly)) {
    const thumbnails = await measureThumbnails(dataDir, options, closers);
    if (thumbnails !== null) reports.push(['Thumbnails', thumbnailReport(thumbnails, options)]);
  }
  for (const [part, { text }] of reports) {
    console.log(`\n## ${part}\n\n${text}`);
    // A part of the operations is no result to keep.
    if (options.only === null) keepResult(part, text);
  }
  if (reports.some(([, { hasFailed }]) => hasFailed)) throw new Error('Some answers failed.');
};

const closers = createClosers();
try {
  const options = readOptions(process.argv.slice(2), process.env);
  if (!existsSync(SERVER)) throw new Error('Run npm run build first.');
  await bench(options, closers);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closers.closeAll();
}
