import type { LabelledFindings, LabelPair } from '../../../comparison/label-pair.ts';

type Pair = Omit<LabelPair, 'imageCount'>;

/** Images of which two origins say the same, counted together, by the reader of the one. */
export interface CountedPairs {
  add(readerId: string, pair: Pair): void;
  byReader(): ReadonlyMap<string, readonly LabelPair[]>;
}

/** Nothing is counted yet. */
export const countedPairs = (): CountedPairs => {
  const readers = new Map<string, Map<string, { pair: Pair; imageCount: number }>>();
  return {
    add: (readerId, pair) => {
      const ofReader =
        readers.get(readerId) ?? new Map<string, { pair: Pair; imageCount: number }>();
      readers.set(readerId, ofReader);
      const { reference, candidate, laterReads } = pair;
      const name = `${nameOf(reference)} ${nameOf(candidate)} ${laterReads}`;
      const known = ofReader.get(name);
      if (known === undefined) ofReader.set(name, { pair, imageCount: 1 });
      else known.imageCount += 1;
    },
    byReader: () =>
      new Map(
        [...readers].map(([readerId, ofReader]) => [
          readerId,
          [...ofReader.values()].map(({ pair, imageCount }) => toPair(pair, imageCount)),
        ]),
      ),
  };
};

const nameOf = ({ assessed, present, uncertain }: LabelledFindings): string =>
  `${assessed},${present},${uncertain}`;

const toPair = ({ reference, candidate, laterReads }: Pair, imageCount: number): LabelPair => ({
  reference: findingsOf(reference),
  candidate: findingsOf(candidate),
  imageCount,
  laterReads,
});

/** What is said of findings, and nothing else. */
export const findingsOf = ({
  assessed,
  present,
  uncertain,
}: LabelledFindings): LabelledFindings => ({
  assessed,
  present,
  uncertain,
});
