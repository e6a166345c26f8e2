// npm run soak: half an hour of load while everything behind the gateway fails by chance.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createClosers } from '../closers.ts';
import { readSoakOptions } from './options.ts';
import { reportOf } from './report.ts';
import { soak } from './soak.ts';

const FILE = fileURLToPath(new URL('../soak.md', import.meta.url));
const HEAD = '# Results of `npm run soak`\n\n<!-- cspell:disable -->\n';

const closers = createClosers();
try {
  const options = readSoakOptions(process.argv.slice(2));
  const soaked = await soak(options, closers);
  const report = reportOf(options, soaked, new Date());
  console.log(report);
  if (!options.isLiedTo) writeFileSync(FILE, `${HEAD}\n${report}\n`);
  if (soaked.tally.violations.size > 0) process.exitCode = 1;
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await closers.closeAll();
}
