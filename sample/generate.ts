import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sampleFiles } from './files.ts';

// node --import tsx sample/generate.ts [outDir]
const folder = process.argv[2] ?? fileURLToPath(new URL('data', import.meta.url));

for (const [name, text] of sampleFiles()) {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
