// `DATA_DIR=... npm run cookbook`: asks the published files what docs/cookbook.md tells of, and writes the page.
import { writeFileSync } from 'node:fs';
import { CHAPTERS } from './cookbook/chapters.ts';
import { writePage } from './cookbook/page.ts';
import { withGateway } from './cookbook/published-gateway.ts';

const PAGE = 'docs/cookbook.md';

const dataDir = process.env['DATA_DIR'] ?? '';
if (dataDir === '') {
  console.error('DATA_DIR: wanted the folder of the published files, found nothing.');
  process.exitCode = 1;
} else {
  writeFileSync(PAGE, await withGateway(dataDir, (ask) => writePage(CHAPTERS, ask)));
  console.log(`${PAGE} was written.`);
}
