import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import { arbitraryPageSizes } from '../../oracle/arbitrary-pages.ts';
import { matchingLabels } from '../../oracle/label-matches.ts';
import type { LabelRow } from '../../oracle/rows.ts';
import { ask } from './ask.ts';
import { type LabelAnswer, labelFields, placeOf, sameLabels, toAnswer } from './label-answer.ts';
import type { Property } from './property.ts';
import { checkPages, PAGE_ARGUMENTS, PAGE_VARIABLES, type Page, pageFields } from './walk-pages.ts';

const LABELS = `query ($filter: LabelFilterInput, ${PAGE_VARIABLES}) {
  labels(filter: $filter, ${PAGE_ARGUMENTS}) {${pageFields(labelFields)}}
}`;

const READER_LABELS = `query ($readerId: ID!, $filter: LabelFilterInput, ${PAGE_VARIABLES}) {
  reader(readerId: $readerId) { labels(filter: $filter, ${PAGE_ARGUMENTS}) {${pageFields(labelFields)}} }
}`;

const IMAGE_LABELS = `query ($imageIndexes: [ID!]!, $filter: LabelFilterInput) {
  imagesByIndex(imageIndexes: $imageIndexes) { imageIndex labels(filter: $filter) { ${labelFields} } }
}`;

type AskLabels = (page: object) => Promise<Page<LabelAnswer>>;

export const labelsProperty: Property = ({ gateway, collection, filters }) => {
  const labels = collection.images.flatMap((image) => image.labels);
  const filter = fc.option(filters.label, { nil: undefined, freq: 20 });
  return fc.asyncProperty(filter, arbitraryPageSizes, async (given, sizes) => {
    const askLabels: AskLabels = async (page) => {
      type Answer = { readonly labels: Page<LabelAnswer> };
      return (await ask<Answer>(gateway, LABELS, { filter: given, ...page })).labels;
    };
    await checkLabels(askLabels, sizes, matchingLabels(given, labels));
  });
};

export const readerLabelsProperty: Property = ({ gateway, collection, filters }) => {
  const reads = collection.images
    .flatMap((image) => image.labels)
    .filter((it) => it.readerId !== null);
  const filter = fc.option(filters.label, { nil: undefined });
  return fc.asyncProperty(
    itemOf(collection.readers),
    filter,
    arbitraryPageSizes,
    async ({ readerId }, given, sizes) => {
      const own = reads.filter((label) => label.readerId === readerId);
      const askLabels: AskLabels = async (page) => {
        type Answer = { readonly reader: { readonly labels: Page<LabelAnswer> } };
        const variables = { readerId, filter: given, ...page };
        return (await ask<Answer>(gateway, READER_LABELS, variables)).reader.labels;
      };
      await checkLabels(askLabels, sizes, matchingLabels(given, own));
    },
  );
};

export const imageLabelsProperty: Property = ({ gateway, collection, filters }) => {
  const read = collection.images.filter((image) =>
    image.labels.some((it) => it.source === 'READER'),
  );
  const image = fc.oneof(itemOf(collection.images), itemOf(read));
  const filter = fc.option(filters.label, { nil: undefined });
  return fc.asyncProperty(fc.array(image, { maxLength: 8 }), filter, async (images, given) => {
    type Answer = {
      readonly imagesByIndex: readonly {
        readonly imageIndex: string;
        readonly labels: LabelAnswer[];
      }[];
    };
    const imageIndexes = images.map((each) => each.imageIndex);
    const answer = await ask<Answer>(gateway, IMAGE_LABELS, { imageIndexes, filter: given });
    assert.deepEqual(
      answer.imagesByIndex.map((each) => each.imageIndex),
      imageIndexes,
    );
    for (const [index, each] of images.entries()) {
      const labels = answer.imagesByIndex[index]?.labels ?? [];
      sameLabels(labels, matchingLabels(given, each.labels));
    }
  });
};

/** The order of labels is the gateway's choice, but it has to be one: the same from both ends. */
async function checkLabels(
  askLabels: AskLabels,
  sizes: readonly number[],
  expected: readonly LabelRow[],
): Promise<void> {
  const first = await askLabels({ first: 500 });
  assert.equal(first.totalCount, expected.length, 'totalCount');
  if (first.pageInfo.hasNextPage) {
    const named = new Set(first.nodes.map((node) => node.image.imageIndex));
    sameLabels(
      first.nodes,
      pageOf(
        expected.filter((label) => named.has(label.imageIndex)),
        first,
      ),
    );
    return;
  }
  sameLabels(first.nodes, expected);
  await checkPages(askLabels, sizes, first.nodes);
}

/** Those of the labels that the page names; a label that is there twice stays missing. */
function pageOf(labels: readonly LabelRow[], page: Page<LabelAnswer>): readonly LabelRow[] {
  const places = new Set(page.nodes.map(placeOf));
  return labels.filter((label) => places.has(placeOf(toAnswer(label))));
}
