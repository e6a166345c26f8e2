// One hash over files: the same where names and contents are the same, whatever the clock says.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/**
 * @param {string} root
 * @param {{ inputs: string[], without?: string[] }} what files and folders, relative to the root
 */
export function hashOf(root, { inputs, without = [] }) {
  const hash = createHash('sha256');
  for (const file of inputs.flatMap((input) => filesIn(root, input, without))) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

/**
 * Every file at or below a path, sorted, with forward slashes.
 *
 * @param {string} root
 * @param {string} start
 * @param {string[]} [without]
 * @returns {string[]}
 */
export function filesIn(root, start, without = []) {
  const place = path.join(root, start);
  if (without.includes(start) || !existsSync(place)) return [];
  if (!statSync(place).isDirectory()) return [start];
  const entries = readdirSync(place).sort();
  return entries.flatMap((entry) => filesIn(root, `${start}/${entry}`, without));
}
