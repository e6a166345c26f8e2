import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { CallerLeftError, SourceError } from '../../../src/errors.ts';
import type { ScoreOutcome, ScoreUpload } from '../../../src/evaluation/evaluation.source.ts';
import { inRequest, ownRequest } from '../../../src/request.ts';
import { createMeasurer } from '../../../src/sources/scores/measured-scores.ts';
import { QUESTION } from './score-question.ts';

/** A body that waits until it is let go, and says when it is begun. */
const heldBody = () => {
  const begun = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  let isBegun = false;
  async function* body(): AsyncGenerator<Uint8Array> {
    isBegun = true;
    begun.resolve();
    await gate.promise;
    yield Buffer.from('image,finding,score\n00000001_000.png,EDEMA,0.5\n');
    yield Buffer.from('00000001_001.png,EDEMA,0.25');
  }
  const upload: ScoreUpload = { format: 'CSV', body };
  return { upload, begun: begun.promise, isBegun: () => isBegun, letGo: gate.resolve };
};

describe('Scores that are measured in threads', () => {
  let measurer: ReturnType<typeof createMeasurer>;
  beforeEach(() => {
    measurer = createMeasurer();
  });
  afterEach(() => measurer.close());

  const figuresIn = (outcome: ScoreOutcome) =>
    outcome.outcome === 'MEASURED' ? outcome.figures : assert.fail('They were refused.');

  it('are worth what they are', async () => {
    const { upload, letGo } = heldBody();
    letGo();
    const { findings, ...counts } = figuresIn(await measurer.measure(QUESTION, upload));
    assert.deepEqual(counts, { predictionCount: 2, imageCount: 2 });
    assert.deepEqual(findings[0]?.auroc, { value: 1, lower95: null, upper95: null });
  });

  it('wait for their turn behind two, and are not read before', async () => {
    const bodies = [heldBody(), heldBody(), heldBody()];
    const measured = bodies.map(({ upload }) => measurer.measure(QUESTION, upload));
    await Promise.all(bodies.slice(0, 2).map(({ begun }) => begun));
    assert.equal(bodies[2]?.isBegun(), false);
    bodies[0]?.letGo();
    await measured[0];
    await bodies[2]?.begun;
    for (const { letGo } of bodies) letGo();
    for (const outcome of await Promise.all(measured)) figuresIn(outcome);
  });

  it('are refused where ten are there already, and it is said when to ask again', async () => {
    const bodies = Array.from({ length: 10 }, heldBody);
    const measured = bodies.map(({ upload }) => measurer.measure(QUESTION, upload));
    await assert.rejects(
      measurer.measure(QUESTION, heldBody().upload),
      (error) =>
        error instanceof SourceError && error.problem === 'BUSY' && error.retryAfterSeconds === 10,
    );
    for (const { letGo } of bodies) letGo();
    await Promise.all(measured);
  });

  it('are given up when their caller goes, and the next has its turn', async () => {
    const callers = [new AbortController(), new AbortController()];
    const left = callers.map(({ signal }) => {
      const { upload, begun } = heldBody();
      const measured = inRequest(ownRequest({ signal }), () => measurer.measure(QUESTION, upload));
      return { begun, measured };
    });
    await Promise.all(left.map(({ begun }) => begun));
    for (const { measured } of left) measured.catch(() => {});
    const next = heldBody();
    const measured = measurer.measure(QUESTION, next.upload);
    for (const caller of callers) caller.abort();
    for (const one of left) {
      await assert.rejects(one.measured, CallerLeftError);
    }
    next.letGo();
    figuresIn(await measured);
  });

  it('fail with what their body fails with', async () => {
    async function* body(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('image,');
      throw new RangeError('broken');
    }
    await assert.rejects(measurer.measure(QUESTION, { format: 'CSV', body }), RangeError);
  });
});
