import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { withSections } from '../../bench/results.ts';
import { atLeast, atMost, targetTable } from '../../bench/targets.ts';
import type { Score } from '../../bench/versus/measure.ts';
import { versusTargets } from '../../bench/versus/targets.ts';

const score = (part: Partial<Score>): Score => ({
  operation: 'page50',
  warmth: 'warm',
  server: 'radiograph',
  role: 'ours',
  perSecond: 0,
  p50Ms: 1,
  p99Ms: 2,
  processorMs: 1,
  failed: 0,
  example: '',
  answers: 100,
  bytes: 10,
  half: null,
  ...part,
});

const half = (p99Ms: number) => ({ p50Ms: 1, p99Ms, answers: 100, failed: 0 });

const targetsOf = (scores: readonly Score[]) =>
  versusTargets({ scores, versions: '', missing: null, dataSet: '', memory: null, imageCount: 1 });

const metOf = (scores: readonly Score[]) => targetsOf(scores).map(({ isMet }) => isMet);

describe('The targets', () => {
  it('compare with the fastest peer of the same operation, warm and cold apart', () => {
    const peers = [
      score({ role: 'peer', server: 'slow', perSecond: 10 }),
      score({ role: 'peer', server: 'fast', perSecond: 100 }),
      score({ role: 'peer', server: 'other', perSecond: 9000, warmth: 'cold' }),
      score({ role: 'peer', server: 'other', perSecond: 9000, operation: 'detail' }),
    ];

    assert.deepEqual(metOf([score({ perSecond: 400 }), ...peers]), [true]);
    assert.deepEqual(metOf([score({ perSecond: 399 }), ...peers]), [false]);
  });

  it('ask for less where answers are cold, and for more where they are counted', () => {
    const beside = (operation: string, perSecond: number) =>
      metOf([
        score({ operation, perSecond, warmth: 'cold' }),
        score({ operation, perSecond: 100, warmth: 'cold', role: 'peer', server: 'peer' }),
      ]);

    assert.deepEqual(beside('page50', 200), [true]);
    assert.deepEqual(beside('facets', 200), [false]);
    assert.deepEqual(beside('facets', 2000), [true]);
  });

  it('hold how late the latest answers are against those of the fastest peer', () => {
    const peer = score({ role: 'peer', server: 'peer', perSecond: 100, half: half(5) });
    const beside = (p99Ms: number) => metOf([score({ perSecond: 400, half: half(p99Ms) }), peer]);

    assert.deepEqual(beside(5), [true, true]);
    assert.deepEqual(beside(5.1), [true, false]);
  });

  it('hold what is cached against the floor, a GET more strictly', () => {
    const cached = (operation: string, perSecond: number) =>
      metOf([
        score({ operation, perSecond }),
        score({ operation, perSecond: 100, role: 'floor', server: 'floor' }),
      ]);

    assert.deepEqual(cached('cached GET', 49), [false]);
    assert.deepEqual(cached('cached GET', 50), [true]);
    assert.deepEqual(cached('cached POST', 25), [true]);
  });

  it('say how many are met, and which are not', () => {
    const text = targetTable([
      atLeast('a ratio', 1.5, { least: 2 }),
      atMost('a time', 999, { most: 1000, unit: ' ms' }),
    ]);

    assert.match(text, /^1 of 2 are met\./);
    assert.match(text, /a ratio: at least 2 +\| +1\.50 +\| NOT MET/);
    assert.match(text, /a time: at most 1,000 ms +\| +999 ms +\| met/);
  });
});

describe('The file of results', () => {
  const before = withSections('', [{ part: 'counts', text: 'counted' }], []);

  it('keeps a part that a run did not measure, and has the parts in one order', () => {
    const after = withSections(
      before,
      [{ part: 'questions', text: 'asked\n\n### Warm\n\nrow' }],
      [],
    );

    assert.match(
      after,
      /## Questions\n\nasked\n\n### Warm\n\nrow\n\n## Aggregates and facets\n\ncounted\n$/,
    );
  });

  it('puts a part in place of what it was', () => {
    const after = withSections(before, [{ part: 'counts', text: 'anew' }], []);

    assert.doesNotMatch(after, /counted/);
    assert.match(after, /anew/);
  });
});
