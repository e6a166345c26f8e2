import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import { ERROR_CODES } from '../../src/error-codes.ts';
import { countAll } from '../../src/telemetry/metrics.ts';
import { namesRead } from '../config/reading.ts';
import { pageOf, projectFile, root } from './manual.ts';

describe('The manual', () => {
  const pages = [
    'operations.md',
    ...readdirSync(path.join(root, 'docs/operations')).map((name) => `operations/${name}`),
  ];

  it('leads to each of its pages', () => {
    for (const page of pages.slice(1))
      assert.ok(pageOf('operations.md').includes(`](${page}`), page);
  });

  it('names no setting that is not read', () => {
    const known = new Set([...namesRead(), ...ERROR_CODES]);
    const families = namesRead().map((name) => name.split('_')[0]);
    for (const page of pages) {
      for (const [, word = ''] of pageOf(page).matchAll(
        /`([A-Z][A-Z0-9]*_[A-Z0-9_]+)(?:=[^`]*)?`/g,
      )) {
        const isSetting = families.includes(word.split('_')[0]);
        assert.ok(!isSetting || known.has(word), `${page}: ${word}`);
      }
    }
  });

  it('leads nowhere that is not there', () => {
    for (const page of pages) {
      const links = pageOf(page).matchAll(/\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g);
      for (const [, link = ''] of links) {
        const target = path.join(root, 'docs', path.dirname(page), link);
        assert.ok(existsSync(target), `${page}: ${link}`);
      }
    }
  });

  it('names no metric that is not counted', async () => {
    const { registry, stop } = countAll({ operations: new Set(), dataset: () => null });
    stop();
    const known = new Set((await registry.getMetricsAsJSON()).map(({ name }) => name));
    for (const page of pages) {
      for (const [word] of pageOf(page).matchAll(/\b(?:radiograph|nodejs|process)_[a-z0-9_]+\b/g)) {
        const isKnown = known.has(word) || word.endsWith('_');
        assert.ok(isKnown, `${page}: ${word}`);
      }
    }
  });

  it('names no command that is not there', () => {
    const { scripts } = JSON.parse(projectFile('package.json'));
    for (const page of pages) {
      for (const [, verb = ''] of pageOf(page).matchAll(/npm run ([a-z-]+)/g)) {
        assert.ok(verb in scripts, `${page}: npm run ${verb}`);
      }
    }
  });
});
