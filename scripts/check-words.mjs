// The spelling list is sorted, has each word once, and only words that are used.
import { readFileSync } from 'node:fs';
import { filesIn } from './launch/hash.mjs';

const LIST = 'project-words.txt';
const PLACES = ['.ci', 'bench', 'docs', 'sample', 'schema', 'scripts', 'src', 'test'];
const WITHOUT = ['sample/data', 'test/generated'];
const AT_ROOT = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'README.md',
  'codegen.yml',
  'docker-compose.yml',
  'package.json',
  'knip.json',
  '.dependency-cruiser.cjs',
];

const words = readFileSync(LIST, 'utf8')
  .split('\n')
  .filter((line) => line !== '');
const files = [...AT_ROOT, ...PLACES].flatMap((place) => filesIn('.', place, WITHOUT));
const text = files
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n')
  .toLowerCase();

const problems = [
  ...words
    .filter((word, index) => index > 0 && word.localeCompare(words[index - 1] ?? '', 'en') <= 0)
    .map((word) => `${LIST}: ${word} is out of order.`),
  ...words
    .filter((word) => !text.includes(word.toLowerCase()))
    .map((word) => `${LIST}: ${word} is not used.`),
];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;
