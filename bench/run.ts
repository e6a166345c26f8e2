// `npm run bench`: how fast the built gateway answers. README.md tells the rest.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measureBigQuery } from './bigquery/measure.ts';
import { bindCores } from './budget.ts';
import { type Closers, closersWithin, createClosers } from './closers.ts';
import { measureCounts } from './counts/measure.ts';
import { chooseDataDir } from './data-set.ts';
import { measureExports } from './exports/measure.ts';
import { measureGrowth } from './growth/measure.ts';
import { installPackages } from './install.ts';
import { openWrk } from './load/wrk.ts';
import { isWhole, type Options, readOptions } from './options.ts';
import type { Part } from './parts.ts';
import { measureProcess } from './process/measure.ts';
import { measureProfile } from './profile/measure.ts';
import { isOnPath } from './program.ts';
import { RESULTS, type Section, titled, writeResults } from './results.ts';
import type { Report, Stage } from './stage.ts';
import { type TargetLine, targetTable } from './targets.ts';
import { measureThumbnails } from './thumbnails/measure.ts';
import { thumbnailReport } from './thumbnails/report.ts';
import { versusReport } from './versus/report.ts';
import { measureVersus } from './versus/versus.ts';

const SERVER = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Null: the part says why it cannot be measured here. */
const MEASURES: Readonly<Record<Part, (stage: Stage) => Promise<Report | null>>> = {
  questions: async (stage) => versusReport(await measureVersus(stage), stage),
  process: measureProcess,
  profile: measureProfile,
  thumbnails: async (stage) => {
    const thumbnails = await measureThumbnails(stage);
    return thumbnails === null ? null : thumbnailReport(thumbnails, stage);
  },
  counts: measureCounts,
  exports: measureExports,
  bigquery: measureBigQuery,
  growth: measureGrowth,
};

/** Each part ends what it started, so that nothing of it is beside the next. */
const measurePart = async (part: Part, stage: Stage): Promise<Report | null> => {
  const closers = closersWithin(stage.closers);
  try {
    return await MEASURES[part]({ ...stage, closers });
  } finally {
    await closers.closeAll();
  }
};

/** Errors: after all parts, where one could not be measured or gave wrong answers. */
const bench = async (options: Options, closers: Closers): Promise<void> => {
  if (!existsSync(SERVER)) throw new Error('Run npm run build first.');
  if (!isOnPath('wrk')) await installPackages(['wrk']);
  const dataDir = chooseDataDir(process.env);
  console.log(`Serving ${dataDir}`);
  const wrk = openWrk();
  closers.add(wrk.close);
  const stage = { dataDir, options, closers, wrk, budget: await bindCores(options.cores) };
  const sections: Section[] = [];
  const targets: TargetLine[] = [];
  const wrong: string[] = [];
  for (const part of options.parts) {
    if (closers.isClosed()) return;
    try {
      const report = await measurePart(part, stage);
      if (report === null) continue;
      if (report.hasFailed) wrong.push(`${part}: some answers were wrong, or servers missing.`);
      sections.push({ part, text: report.text });
      targets.push(...report.targets);
      console.log(`\n${titled({ part, text: report.text })}\n`);
    } catch (error) {
      wrong.push(
        `${part}: NOT MEASURED: ${error instanceof Error ? error.message : String(error)}`,
      );
      console.error(wrong.at(-1));
    }
  }
  console.log(`\n## Targets\n\n${targetTable(targets)}\n`);
  keep(options, sections, targets);
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
};

/** A part of the operations, or a run without peers, is no result to keep. */
const keep = (
  options: Options,
  sections: readonly Section[],
  targets: readonly TargetLine[],
): void => {
  const file = options.out ?? (isWhole(options) ? RESULTS : null);
  if (file === null) return;
  const isAll = options.parts.length === Object.keys(MEASURES).length;
  writeResults(file, sections, isAll ? targets : []);
  console.log(`Written to ${file}`);
};

const closers = createClosers();
try {
  await bench(readOptions(process.argv.slice(2)), closers);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await closers.closeAll();
}
