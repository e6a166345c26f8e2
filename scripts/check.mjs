// `npm run check`: every house rule, one line each. Only what fails is shown in full.
import path from 'node:path';
import { CHECKS } from './checks.mjs';
import { capture } from './launch/process.mjs';

/** The tools use several threads each; two at a time keep both cores of a small machine busy. */
const AT_ONCE = 2;
const root = path.dirname(import.meta.dirname);

/** @typedef {{ title: string, status: number, output: string }} Outcome */

/**
 * @param {import('./checks.mjs').Check} check
 * @returns {Promise<Outcome>}
 */
async function run({ title, program, args }) {
  const start = performance.now();
  const { status, output } = await capture({ file: program ?? process.execPath, args, cwd: root });
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${seconds.padStart(5)} s  ${title}`);
  return { title, status, output };
}

const queue = CHECKS.values();
/** @type {Outcome[]} */
const outcomes = [];
const worker = async () => {
  for (const check of queue) outcomes.push(await run(check));
};
await Promise.all(Array.from({ length: AT_ONCE }, worker));

const failed = outcomes.filter(({ status }) => status !== 0);
for (const { title, output } of failed) console.log(`\n── ${title}\n${output}`);
console.log(
  failed.length === 0
    ? `All ${outcomes.length} checks pass.`
    : `\n${failed.length} of ${outcomes.length} checks failed.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
