import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import { consensusOf } from '../../oracle/consensus.ts';
import type { Finding, ImageRow, LabelSetCode } from '../../oracle/rows.ts';
import { LABEL_SETS } from '../../oracle/rows.ts';
import { VOCABULARY } from '../../oracle/vocabulary.ts';
import { ask } from './ask.ts';
import type { Property } from './property.ts';

const CONSENSUS = `query ($imageIndexes: [ID!]!, $finding: Finding!, $labelSet: LabelSetCode!) {
  imagesByIndex(imageIndexes: $imageIndexes) {
    consensus(finding: $finding, labelSet: $labelSet) {
      finding labelSet value isUnanimous majority changedByAdjudication
      votes { value count }
      reads { reader { readerId } value provenance { row } }
    }
  }
}`;

interface ConsensusAnswer {
  readonly imagesByIndex: readonly { readonly consensus: Opinions | null }[];
}

interface Opinions {
  readonly votes: readonly { readonly value: string; readonly count: number }[];
  readonly reads: readonly { readonly provenance: { readonly row: number } }[];
}

export const consensusProperty: Property = ({ gateway, collection }) => {
  const images = collection.images;
  const reads = (image: ImageRow) =>
    image.labels.filter((label) => label.source === 'READER').length;
  const read = images.filter((image) => reads(image) > 0);
  const odd = read.filter((image) =>
    image.dataQuality.some((it) => it.endsWith('READERS') || it === 'REPEATED_READ'),
  );
  const image = fc.oneof(itemOf(images), itemOf(read), itemOf(odd));
  const asked = itemOf(
    LABEL_SETS.flatMap((labelSet) =>
      VOCABULARY[labelSet].map((finding) => ({ labelSet, finding })),
    ),
  );
  return fc.asyncProperty(
    fc.array(image, { minLength: 1, maxLength: 30 }),
    asked,
    async (rows, { finding, labelSet }) => {
      const imageIndexes = rows.map((row) => row.imageIndex);
      const variables = { imageIndexes, finding, labelSet };
      const answer = await ask<ConsensusAnswer>(gateway, CONSENSUS, variables);
      for (const [index, row] of rows.entries()) {
        const found = answer.imagesByIndex[index]?.consensus ?? null;
        const sorted = found === null ? null : { ...found, ...inFileOrder(found) };
        assert.deepEqual(sorted, expectedConsensus(row, finding, labelSet), row.imageIndex);
      }
    },
  );
};

function inFileOrder({ votes, reads }: Opinions) {
  return {
    votes: votes.toSorted((left, right) => (left.value < right.value ? -1 : 1)),
    reads: reads.toSorted((left, right) => left.provenance.row - right.provenance.row),
  };
}

function expectedConsensus(image: ImageRow, finding: Finding, labelSet: LabelSetCode) {
  const consensus = consensusOf(image, finding, labelSet);
  if (consensus === null) return null;
  const { votes, reads, ...rest } = consensus;
  const listed = {
    votes: [...votes].map(([value, count]) => ({ value, count })),
    reads: reads.map(({ readerId, value, row }) => ({
      reader: { readerId },
      value,
      provenance: { row },
    })),
  };
  return { finding, labelSet, ...rest, ...inFileOrder(listed) };
}
