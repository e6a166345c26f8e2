// The whole collection as a file, by a gateway that has just been started and has never made it.
import { ask } from '../ask.ts';
import { describeDataSet } from '../data-set.ts';
import { figure } from '../figures.ts';
import { type RunningGateway, startGateway } from '../gateway.ts';
import { textAt } from '../json.ts';
import { describePlace } from '../machine.ts';
import { median } from '../medians.ts';
import { memoryOf, processorMs } from '../processes.ts';
import type { Report, Stage } from '../stage.ts';
import { table } from '../table.ts';
import { download } from './download.ts';

const FORMATS = ['PARQUET', 'CSV', 'JSONL'];

const HEAD = [
  'format',
  'p50 ms',
  'longest ms',
  'first byte ms',
  'CPU ms',
  'bytes',
  'idle MiB',
  'above idle MiB',
];

/** Questions before a gateway counts as idle: what a server holds that has answered some. */
const QUESTIONS_BEFORE = 20;

/** How long each format takes, and what memory. */
export const measureExports = async (stage: Stage): Promise<Report> => {
  const rows: string[][] = [];
  let place = '';
  for (const format of FORMATS) {
    console.log(`Measuring exports as ${format}`);
    const gateway = await startGateway(stage);
    place = describePlace(await describeDataSet(gateway.url), stage);
    rows.push(await measureFormat(gateway, format, stage.options.rounds));
    await gateway.program.stop();
  }
  return { text: [place, NOTES, table(HEAD, rows)].join('\n\n'), hasFailed: false, targets: [] };
};

const measureFormat = async (
  { url, program: { pid } }: RunningGateway,
  format: string,
  rounds: number,
): Promise<string[]> => {
  for (let i = 0; i < QUESTIONS_BEFORE; i += 1) await ask(url, question(BEFORE));
  const idle = memoryOf(pid)?.now ?? 0;
  const runs = [];
  for (let seed = 1; seed <= rounds; seed += 1) {
    const { data } = await ask(url, question(exportQuery(format, seed)));
    const before = processorMs([pid]);
    const run = await download(textAt(data, 'images.export.url'), () => memoryOf(pid)?.now ?? 0);
    runs.push({ ...run, processorMs: processorMs([pid]) - before });
  }
  const times = runs.map(({ wholeMs }) => wholeMs);
  return [
    format,
    figure(median(times)),
    figure(Math.max(...times)),
    figure(median(runs.map(({ firstMs }) => firstMs))),
    figure(median(runs.map((run) => run.processorMs))),
    figure(runs[0]?.bytes ?? 0),
    figure(idle),
    figure(Math.max(...runs.map(({ mostMebibytes }) => mostMebibytes)) - idle),
  ];
};

const BEFORE =
  '{ images(first: 100) { totalCount nodes { imageIndex findings patient { sex } } } }';

/** Another seed makes another file. */
const exportQuery = (format: string, seed: number): string =>
  `{ images { export(format: ${format}, split: { train: 0.7, validation: 0.1, test: 0.2, seed: ${seed} }) { url } } }`;

const question = (query: string) => ({ query });

const NOTES =
  'All images with the labels of all current sets, divided by a plan; each file is made anew, in a row. Memory is that of the whole process, at its most while a file is made and fetched.';
