// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { encodeCursor } from '../../../../src/cursor.ts';
import { EVERY_IMAGE } from '../../../../src/image/image.filter.ts';
import { imageCursor } from '../../../../src/image/image.order.ts';
import { ImageSortField } from '../../../../src/image/image-order.input.ts';
import { EVERY_LABEL, type LabelFilter } from '../../../../src/label/label.filter.ts';
import { orderingName } from '../../../../src/ordering.ts';
import { compared, type OpenedRows, sampleRows } from './opened-rows.ts';

const RUNS = { numRuns: 80 };

const byId = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  Number(one) - Number(other);

describe('A row file gives what the engine gives', () => {
  const { opened, images } = sampleRows();
  const compare = (ask: (ports: OpenedRows['plain']) => unknown) => compared(opened(), ask);
  const names = () =>
    fc.array(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...images().map(({ imageIndex }) => imageIndex)) },
        fc.constantFrom('', 'x.png', '00000000_000.png', '99999999_999.png', '00000001_999.png'),
      ),
      { minLength: 1, maxLength: 40 },
    );
  const patientIds = () =>
    fc.uniqueArray(
      fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...images().map(({ patientId }) => patientId)) },
        fc.constantFrom('0', '99999999'),
      ),
      { minLength: 1, maxLength: 10 },
    );
  const orders = fc
    .uniqueArray(
      fc.record({
        field: fc.constantFrom(...Object.values(ImageSortField)),
        isDescending: fc.boolean(),
      }),
      { selector: ({ field }) => field, maxLength: 2 },
    )
    .map((keys) => ({ keys }));

  it('images, their boxes and their label rows by name', async () => {
    const check = fc.asyncProperty(names(), async (keys) => {
      const asked = [
        await compare(({ images: port }) => port.imagesByIndex(keys)),
        await compare(({ images: port }) => port.boxesByImage(keys)),
        await compare(({ labels: port }) => port.assessmentsByImage(keys)),
      ];
      assert.deepEqual(asked, [false, false, false]);
      for (const key of keys) await compare(({ images: port }) => port.hasImage(key));
    });
    await fc.assert(check, RUNS);
  });

  it('the labels of images that meet a filter', async () => {
    const values = { kind: 'value', operator: 'in', values: ['PRESENT'] } as const;
    const set = { kind: 'labelSet', operator: 'notIn', values: ['NIH_NLP_2020'] } as const;
    const filters: LabelFilter[] = [
      EVERY_LABEL,
      { namesLabelSet: false, condition: values },
      { namesLabelSet: true, condition: set },
      { namesLabelSet: true, condition: { kind: 'not', of: { kind: 'any', of: [values, set] } } },
    ];
    const check = fc.asyncProperty(names(), fc.constantFrom(...filters), async (keys, filter) => {
      assert.equal(await compare(({ labels }) => labels.matchesByImage(keys, filter)), false);
    });
    await fc.assert(check, RUNS);
  });

  it('pages of images, from any cursor and in any order', async () => {
    const check = fc.asyncProperty(
      fc.record({ size: fc.nat(60), isBackward: fc.boolean(), at: fc.nat(), other: fc.nat() }),
      orders,
      fc.constantFrom('none', 'own', 'altered', 'made up', 'hostile'),
      async ({ size, isBackward, at, other }, order, kind) => {
        const [one, two] = [images()[at % images().length], images()[other % images().length]];
        if (one === undefined || two === undefined) return;
        const altered = [...order.keys.map(() => two.imageIndex), one.imageIndex];
        const cursors = {
          none: null,
          own: imageCursor(one, order),
          altered: encodeCursor(orderingName('images', order), altered),
          'made up': encodeCursor(orderingName('images', order), [
            ...order.keys.map(({ field }) => {
              if (field === 'IMAGE_INDEX') return two.imageIndex;
              return field === 'PATIENT_AGE_YEARS' && other % 4 === 0 ? null : other % 100;
            }),
            one.imageIndex,
          ]),
          hostile: 'W10',
        };
        const window = { size, isBackward, cursor: cursors[kind] };
        const query = { filter: EVERY_IMAGE, order, window };
        const asked = await compare(({ images: port }) => port.imagePage(query));
        const [first, second] = order.keys;
        const isNatural = first === undefined || first.field === 'PATIENT_AGE_YEARS';
        if (isNatural && second === undefined) assert.equal(asked, false);
      },
    );
    await fc.assert(check, RUNS);
  });

  it('the images of patients, in any order', async () => {
    const check = fc.asyncProperty(
      patientIds(),
      orders,
      fc.record({ size: fc.nat(9), isBackward: fc.boolean(), at: fc.option(fc.nat()) }),
      async (ids, order, { at, ...window }) => {
        const image = at === null ? undefined : images()[at % images().length];
        const cursor = image === undefined ? null : imageCursor(image, order);
        const query = { filter: EVERY_IMAGE, order, window: { ...window, cursor } };
        const pagesOf = async ({ images: port }: OpenedRows['plain']) => {
          const pages = await port.imagePagesBy('patient', ids, query);
          // A page without a row may as well be missing.
          return [...pages].filter(([, { rows }]) => rows.length > 0).sort(byId);
        };
        assert.equal(await compare(pagesOf), false);
        await compare(async ({ images: port }) =>
          [...(await port.imageCountsBy('patient', ids, EVERY_IMAGE))].sort(byId),
        );
      },
    );
    await fc.assert(check, RUNS);
  });
});
