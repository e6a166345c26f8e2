import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import fc from 'fast-check';
import { arbitraryTwin } from '../oracle/arbitrary-dicom.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { type AskingDicom, startAskingDicom } from './dicom/asking-dicom.ts';

const DEPTH = 3;

/** All that is shown of an element, with the items of sequences down to a depth. */
const shownFields = (depth: number): string =>
  `tag keyword vr values items { ${depth === 0 ? '__typename' : `tags { ${shownFields(depth - 1)} }`} }`;

/** Ways to write a tag. */
const SPELLINGS: readonly ((tag: string) => string)[] = [
  (tag) => tag,
  (tag) => tag.toLowerCase(),
  (tag) => `${tag.slice(0, 4)},${tag.slice(4)}`,
  (tag) => `(${tag.slice(0, 4)}, ${tag.slice(4)})`,
];

describe('Of any data set', () => {
  let gateway: AskingDicom;
  before(async () => {
    gateway = await startAskingDicom();
  });
  after(() => gateway?.stop());

  it('tags show every element, and json is the data set itself', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTwin(DEPTH), async ({ dataset, shown }) => {
        assert.deepEqual(
          await gateway.dicom(`json tags { ${shownFields(DEPTH)} }`, dataset),
          // Through JSON, as the answer comes.
          JSON.parse(JSON.stringify({ json: dataset, tags: shown })),
        );
      }),
      fastCheckSettings(150),
    );
  });

  it('named tags show those elements in the order of the names', async () => {
    const spelling = fc.constantFrom(...SPELLINGS);
    const input = arbitraryTwin(1).chain((twin) =>
      fc.tuple(
        fc.constant(twin),
        fc
          .shuffledSubarray([...twin.shown])
          .chain((tags) =>
            fc.tuple(fc.constant(tags), fc.array(spelling, { minLength: 8, maxLength: 8 })),
          ),
      ),
    );
    await fc.assert(
      fc.asyncProperty(input, async ([{ dataset }, [tags, spellings]]) => {
        const names = tags.map(
          ({ tag, keyword }, i) => (i % 2 === 0 ? keyword : null) ?? spellings[i]?.(tag) ?? tag,
        );

        assert.deepEqual(
          await gateway.dicom(`tags(names: $names) { ${shownFields(1)} }`, dataset, {
            '$names: [String!]': names,
          }),
          JSON.parse(JSON.stringify({ tags })),
        );
      }),
      fastCheckSettings(100),
    );
  });
});
