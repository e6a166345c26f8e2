import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { startGateway } from '../../support/gateway.ts';

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

describe('The manifest of trusted documents', () => {
  const folder = mkdtempSync(join(tmpdir(), 'radiograph-manifest-'));
  after(() => rmSync(folder, { recursive: true }));

  it('stops the start where a hash is not that of its text, or the file is none', async () => {
    const refused = (content: string) => {
      const broken = join(folder, 'broken.json');
      writeFileSync(broken, content);
      return startGateway({ env: { TRUSTED_DOCUMENTS_FILE: broken } });
    };
    await assert.rejects(
      refused(JSON.stringify({ [hashOf('a')]: 'b' })),
      /TRUSTED_DOCUMENTS_FILE: .*wanted [0-9a-f]{64}/,
    );
    await assert.rejects(refused('[]'), /TRUSTED_DOCUMENTS_FILE: .*wanted an object/);
    await assert.rejects(refused('{'), /TRUSTED_DOCUMENTS_FILE/);
    const missing = { TRUSTED_DOCUMENTS_FILE: join(folder, 'missing.json') };
    await assert.rejects(startGateway({ env: missing }), /TRUSTED_DOCUMENTS_FILE: .*ENOENT/);
  });
});
