import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawCollection } from './collection.ts';
import { sampleFiles } from './files.ts';
import { pictureFiles } from './radiographs/picture-files.ts';

// node --import tsx sample/generate.ts [outDir]
const folder = process.argv[2] ?? fileURLToPath(new URL('data', import.meta.url));
const collection = drawCollection();

for (const [name, text] of sampleFiles(collection)) write(name, text);
for (const [name, bytes] of await pictureFiles(collection)) write(name, bytes);

function write(name: string, content: string | Uint8Array): void {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}
