import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { EVERY_IMAGE } from '../../src/image/image.filter.ts';
import { inRequest, ownRequest } from '../../src/request.ts';
import { type BothEngines, startBoth } from './projection/both-engines.ts';
import { FIELDS } from './projection/image-fields.ts';

/** What is asked beside each: nothing, and fields that rest on columns of their own. */
const BESIDE = [
  '',
  'split',
  'dataQuality',
  'findings',
  'originalSize { width }',
  'labels { value }',
];

describe('Where columns are billed', () => {
  let both: BothEngines;
  before(async () => {
    both = await startBoth();
  });
  after(() => both?.stop());

  for (const [name, field] of Object.entries(FIELDS)) {
    it(`an image shows the same ${name}, alone and beside other fields`, async () => {
      for (const beside of BESIDE) {
        await both.assertSame(`{ images(first: 8) { nodes { ${field} } } }`);
        await both.assertSame(
          `{ images(first: 8) { nodes { ${field} more: patient { id } ...F } } } fragment F on Image { ${beside || '__typename'} }`,
        );
      }
    });
  }

  it('a statement names the columns that are shown, and no others', async () => {
    await both.billed.data(
      '{ images(first: 2) { nodes { imageIndex } } labels(first: 2) { nodes { value } } }',
    );
    const [images, labels] = ['page of images', 'page of labels'].map(
      (wanted) => both.billed.statements.find(({ label }) => label === wanted)?.sql ?? '',
    );

    assert.match(images ?? '', /image_number/);
    assert.doesNotMatch(
      images ?? '',
      /split|quality|nlp_|_px|_mm|follow_up|age_years|disagreement|sex/,
    );
    assert.doesNotMatch(labels ?? '', /raw_cell/);
  });

  it('a part that was not selected is an error, not a missing value', async () => {
    const query = {
      filter: EVERY_IMAGE,
      order: { keys: [] },
      window: { size: 1, isBackward: false, cursor: null },
    };
    const request = ownRequest({ shown: () => new Set(['Image.split']) });
    const { rows } = await inRequest(request, () => both.billed.sources.images.imagePage(query));
    const [image] = rows;

    assert.ok(image !== undefined && image.split !== undefined);
    assert.throws(() => image.dataQuality, /dataQuality was not selected/);
  });
});

describe('Memory, where columns are billed', () => {
  it('keeps images apart by what was selected of them, and answers what it has', async () => {
    const both = await startBoth(true);
    const few =
      '{ images(first: 5) { nodes { split } } image(by: { imageIndex: "00000013_008.png" }) { split labels { value } } }';
    const many = few.replaceAll('split', 'split dataQuality findings').replace('value', 'rawValue');

    await both.assertSame(few);
    await both.assertSame(many);
    assert.notEqual(both.billed.statements.length, 0);
    await both.assertSame(few);
    await both.assertSame(many);
    assert.deepEqual(both.billed.statements, []);
    await both.stop();
  });
});
