import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { SourceError } from '../../../src/errors.ts';
import { drawnPictures } from '../../../src/sources/pictures/drawn-pictures.ts';
import { drawsAny, PNG, patient, recorded } from './drawing.ts';

const keyOf = (number: number) => instanceKeyOf(`0000${1000 + number}_000.png`);

describe('More pictures than there is room for', () => {
  it('are refused, and those that wait are drawn in the end', async () => {
    const { resolve: open, promise: opened } = Promise.withResolvers<void>();
    const { drawing, calls } = recorded({ rendered: (size) => opened.then(() => drawsAny(size)) });
    const pictures = drawnPictures(drawing, patient);

    const asked = Array.from({ length: 600 }, (_, i) => pictures.picture(keyOf(i), PNG));
    const refused = asked[599]?.catch((error: unknown) => error);
    const error = await refused;
    assert.ok(error instanceof SourceError);
    assert.deepEqual([error.problem, error.retryAfterSeconds], ['BUSY', 1]);
    const asking = calls.length;
    open();
    const answers = await Promise.allSettled(asked);

    assert.ok(asking <= 16, `${asking} were fetched at once`);
    assert.equal(answers.filter(({ status }) => status === 'fulfilled').length, 516);
  });

  it('are refused where their turn comes too late', async () => {
    const { resolve: open, promise: opened } = Promise.withResolvers<void>();
    const { drawing, calls } = recorded({ rendered: (size) => opened.then(() => drawsAny(size)) });
    const late = new AbortController();
    const pictures = drawnPictures(drawing, () => late.signal);

    const asked = Array.from({ length: 40 }, (_, i) => pictures.picture(keyOf(i), PNG));
    const answers = Promise.allSettled(asked);
    late.abort();
    open();
    const refused = (await answers).flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason] : [],
    );

    assert.equal(refused.length, 24);
    for (const error of refused)
      assert.deepEqual([error.problem, error.code], ['BUSY', 'SOURCE_UNAVAILABLE']);
    assert.equal(calls.length, 16);
  });
});
