import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { FILES } from '../oracle/read-rows.ts';
import { both, cutBehind, withAlteredSample, withBytes } from '../support/altered-sample.ts';
import { refusalOf, refuses } from './refusal.ts';

describe('A file that is cut off in the middle of a row stops the load', () => {
  for (const file of Object.values(FILES)) {
    it(`in ${file}, and names the row`, async () => {
      const alteration = withBytes(file, (bytes) => {
        const middle = bytes.indexOf('\n', Math.floor(bytes.length / 2));
        return bytes.subarray(0, middle + 8);
      });

      const message = await withAlteredSample(alteration, refusalOf);

      assert.match(message, new RegExp(`^${file}, row \\d+`));
    });
  }

  it('even where only the last letter is missing', () =>
    refuses(
      withBytes(FILES.test, (bytes) => bytes.subarray(0, -1)),
      { file: FILES.test, row: 477, wanted: /a file name/, found: /_\d{3}\.pn"/ },
    ));
});

describe('A file that is cut off behind a row stops the load where another file tells', () => {
  it('the first release beside the second', async () => {
    const message = await withAlteredSample(cutBehind(FILES.dataEntry2017, 1900), refusalOf);

    for (const file of [FILES.dataEntry2017, FILES.dataEntry2020])
      assert.ok(message.includes(file));
  });

  it('the second release beside the first', async () => {
    const message = await withAlteredSample(cutBehind(FILES.dataEntry2020, 1900), refusalOf);

    for (const file of [FILES.dataEntry2017, FILES.dataEntry2020])
      assert.ok(message.includes(file));
  });

  it('both releases beside the lists', async () => {
    const alteration = both(cutBehind(FILES.dataEntry2017, 1), cutBehind(FILES.dataEntry2020, 1));

    const message = await withAlteredSample(alteration, refusalOf);

    assert.match(message, /^train_val_list\.txt, row 2.*an image of .*found "00000001_001\.png"/);
  });

  for (const file of [FILES.trainValidation, FILES.test]) {
    it(`${file}, which leaves images out`, () =>
      refuses(cutBehind(file, 400), {
        file: `${FILES.trainValidation} and ${FILES.test}`,
        wanted: /every image in one of them/,
        found: /^no "\d{8}_\d{3}\.png"/,
      }));
  }

  // Every image that was read has a final label, and the other way round.
  for (const { file, rows } of [
    { file: FILES.fourReads, rows: 600 },
    { file: FILES.fourValidation, rows: 100 },
    { file: FILES.fourTest, rows: 80 },
    { file: FILES.allReads, rows: 250 },
    { file: FILES.allTest, rows: 50 },
  ]) {
    it(`${file}, beside the reads or the final labels`, async () => {
      const message = await withAlteredSample(cutBehind(file, rows), refusalOf);

      assert.ok(message.includes(file), message);
    });
  }
});
