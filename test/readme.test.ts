import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { startGateway } from './support/gateway.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

const firstBlock = (language: string): string =>
  new RegExp(`\`\`\`${language}\n(.*?)\n\`\`\``, 's').exec(readme)?.[1] ?? '';

describe('The README', () => {
  it('shows a query with the answer that a newcomer gets', async (t) => {
    const gateway = await startGateway();
    t.after(() => gateway.stop());

    const answer = await gateway.query(firstBlock('graphql'));

    assert.deepEqual(answer, JSON.parse(firstBlock('json')));
  });
});
