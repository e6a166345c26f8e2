// Every script of package.json comes through here: `node scripts/run.mjs <verb> [arguments]`.
// It finds a Node that is new enough, installs what is missing, makes what is stale, and runs the verb.
// Plain JavaScript for Node 18 and newer, without packages: it runs before there are any.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installWhereStale } from './launch/install.mjs';
import { withLock } from './launch/lock.mjs';
import { findNode } from './launch/node.mjs';
import { handOver, LaunchError, say } from './launch/process.mjs';
import { runStale } from './launch/tasks.mjs';
import { VERBS } from './launch/verbs.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * @template T
 * @param {() => Promise<T>} work
 */
const underLock = (work) => withLock(path.join(root, '.cache/launch.lock'), work);

/**
 * @param {string} name
 * @param {string[]} args
 */
async function launch(name, args) {
  const verb = VERBS[name];
  if (verb === undefined) throw new LaunchError(`Verbs: ${Object.keys(VERBS).join(', ')}.`);
  const node = await findNode({ root, least: verb.least ?? leastNode(), underLock });
  const env = withNode(node);
  await installWhereStale({ root, node, env, underLock });
  await runStale(verb.makes, { root, node, env, underLock });
  if (verb.runs === undefined) return 0;
  const all = { ...verb.environment, ...env };
  return handOver({ file: node, args: verb.runs(root, args), cwd: root, env: all });
}

/** The least version in package.json's engines, which reads ">=22.13". */
function leastNode() {
  const { engines } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  return engines.node.replace('>=', '');
}

/**
 * Whatever the verb starts finds the same Node first.
 *
 * @param {string} node
 * @returns {NodeJS.ProcessEnv}
 */
function withNode(node) {
  const folders = `${path.dirname(node)}${path.delimiter}${process.env['PATH'] ?? ''}`;
  return { ...process.env, PATH: folders, NODE: node, npm_node_execpath: node };
}

try {
  const [name = '', ...args] = process.argv.slice(2);
  process.exitCode = await launch(name, args);
} catch (error) {
  if (!(error instanceof LaunchError)) throw error;
  say(error.message);
  process.exitCode = error.status;
}
