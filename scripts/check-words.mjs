// The spelling list is sorted, has each word once, and only words that are used.
import { readdirSync, readFileSync } from 'node:fs';
import { filesIn } from './launch/hash.mjs';

const LIST = 'project-words.txt';
const FOLDERS = ['.ci', 'bench', 'docs', 'examples', 'sample', 'schema', 'scripts', 'src', 'test'];
const WITHOUT = [LIST, 'package-lock.json', 'sample/data', 'test/generated'];

const atRoot = readdirSync('.', { withFileTypes: true }).filter((entry) => entry.isFile());
const files = [...atRoot.map((entry) => entry.name), ...FOLDERS]
  .flatMap((place) => filesIn('.', place, WITHOUT))
  .map((file) => readFileSync(file, 'utf8').toLowerCase());
const words = readFileSync(LIST, 'utf8').trimEnd().split('\n');

const isInOrder = (/** @type {string} */ word, /** @type {number} */ index) =>
  index === 0 || (words[index - 1] ?? '').localeCompare(word, 'en') < 0;
const isUsed = (/** @type {string} */ word) =>
  files.some((text) => text.includes(word.toLowerCase()));

const problems = [
  ...words
    .filter((word, index) => !isInOrder(word, index))
    .map((word) => `${word} is out of order.`),
  ...words.filter((word) => !isUsed(word)).map((word) => `${word} is not used.`),
];
for (const problem of problems) console.error(`${LIST}: ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
