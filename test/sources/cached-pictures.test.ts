import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import type { Picture, PictureRequest, PictureSource } from '../../src/dicom/picture.source.ts';
import { SourceError } from '../../src/errors.ts';
import { cachedPictures } from '../../src/sources/cache/cached-pictures.ts';

const KIB = 1024;
const KEY = instanceKeyOf('00000013_008.png');
const THUMBNAIL: PictureRequest = { width: 256, height: 256, format: 'JPEG', quality: 85 };

const pictureOf = (bytes: number): Picture => ({
  bytes: new Uint8Array(bytes),
  mediaType: 'image/jpeg',
});

/** A source that answers as it is told, and counts. */
const counted = (answer: () => Promise<Picture | null>) => {
  const asked: string[] = [];
  const source: PictureSource = {
    picture: (key, { width, format, quality }) => {
      asked.push(`${key.imageIndex} ${width} ${format} ${quality}`);
      return answer();
    },
  };
  return { source, asked };
};

describe('Pictures that are remembered', () => {
  it('are asked for once, also by those who ask at the same time', async () => {
    const { source, asked } = counted(async () => pictureOf(10));
    const pictures = cachedPictures(source, 64 * KIB);

    const [first, second] = await Promise.all([
      pictures.picture(KEY, THUMBNAIL),
      pictures.picture(KEY, THUMBNAIL),
    ]);
    const third = await pictures.picture(KEY, THUMBNAIL);

    assert.ok(first === second && second === third);
    assert.equal(asked.length, 1);
  });

  it('are told apart by instance, size, format and quality, but for the quality of PNG', async () => {
    const { source, asked } = counted(async () => pictureOf(10));
    const pictures = cachedPictures(source, 64 * KIB);
    const requests: readonly PictureRequest[] = [
      THUMBNAIL,
      { ...THUMBNAIL, width: 128 },
      { ...THUMBNAIL, height: null },
      { ...THUMBNAIL, quality: 84 },
      { ...THUMBNAIL, format: 'PNG' },
      { ...THUMBNAIL, format: 'PNG', quality: 1 },
    ];

    for (const request of requests) await pictures.picture(KEY, request);
    await pictures.picture(instanceKeyOf('00000013_009.png'), THUMBNAIL);

    assert.equal(asked.length, 6);
  });

  it('take no more memory than they may: the one that was not asked for longest goes', async () => {
    const { source, asked } = counted(async () => pictureOf(30 * KIB));
    const pictures = cachedPictures(source, 64 * KIB);
    const ask = (width: number) => pictures.picture(KEY, { ...THUMBNAIL, width });

    for (const width of [1, 2, 1, 3, 1, 2]) await ask(width);

    assert.deepEqual(
      asked.map((question) => question.split(' ')[1]),
      ['1', '2', '3', '2'],
    );
  });

  it('are given also where one is too large to be remembered', async () => {
    const { source, asked } = counted(async () => pictureOf(100 * KIB));
    const pictures = cachedPictures(source, 64 * KIB);

    for (const _ of [1, 2])
      assert.equal((await pictures.picture(KEY, THUMBNAIL))?.bytes.length, 100 * KIB);

    assert.equal(asked.length, 2);
  });

  it('are asked for again where the store held none', async () => {
    const answers = [null, pictureOf(10)];
    const { source, asked } = counted(async () => answers.shift() ?? null);
    const pictures = cachedPictures(source, 64 * KIB);

    assert.equal(await pictures.picture(KEY, THUMBNAIL), null);
    assert.notEqual(await pictures.picture(KEY, THUMBNAIL), null);
    assert.notEqual(await pictures.picture(KEY, THUMBNAIL), null);
    assert.equal(asked.length, 2);
  });

  it('are asked for again where the store failed', async () => {
    const failure = new SourceError('DICOMWEB', 'test', { cause: null });
    let calls = 0;
    const { source } = counted(async () => {
      calls += 1;
      if (calls === 1) throw failure;
      return pictureOf(10);
    });
    const pictures = cachedPictures(source, 64 * KIB);

    await assert.rejects(pictures.picture(KEY, THUMBNAIL), failure);
    assert.notEqual(await pictures.picture(KEY, THUMBNAIL), null);
  });
});
