import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after } from 'node:test';

/** An empty folder for the tests of one suite, with a space in its path. */
export function temporaryFolder() {
  const root = mkdtempSync(path.join(tmpdir(), 'radiograph test '));
  after(() => rmSync(root, { recursive: true, force: true }));
  return {
    root,
    write(file: string, text: string): void {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), text);
    },
    remove(file: string): void {
      rmSync(path.join(root, file), { recursive: true, force: true });
    },
  };
}
