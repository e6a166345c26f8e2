import { Arg, Ctx, Int, Query, Resolver } from 'type-graphql';
import type { Context } from '../context.ts';
import { Cost, RowsBy } from '../cost.ts';
import { FINDING_DEFINITIONS } from '../dataset/finding-definition.ts';
import { labelSetOf } from '../dataset/label-set.ts';
import { UserInputError } from '../errors.ts';
import { Node } from '../node.ts';
import { together } from '../soon.ts';
import { LABEL_SET_CODES } from '../terms/label-set-code.ts';
import { type Identified, loadNode } from './node.lookup.ts';
import type { SearchHit } from './search.source.ts';

/** Results that one search gives at most. */
const MAX_RESULTS = 100;
/** Longest text that is searched: a UID has 64 characters. */
const MAX_TEXT = 100;

@Resolver()
export class SearchResolver {
  @Cost(500)
  @RowsBy('first')
  @Query(() => [Node], {
    description:
      'Paste anything: file name, patient number, UID, reader number, name of a finding or label set; prefixes too. Best match first.',
  })
  async search(
    @Arg('text', () => String, { description: 'What to look for, at most 100 characters.' })
    text: string,
    @Arg('first', () => Int, {
      defaultValue: 10,
      description: 'How many results at most, 1 to 100.',
    })
    first: number,
    @Ctx() context: Context,
  ): Promise<Identified[]> {
    if (first < 1 || first > MAX_RESULTS)
      throw new UserInputError(`first takes 1 to ${MAX_RESULTS}, found ${first}.`);
    if (text.length > MAX_TEXT)
      throw new UserInputError(`text takes at most ${MAX_TEXT} characters, found ${text.length}.`);
    const keys = await context.sources.search.findKeys(text.trim(), first);
    const hits = [...keys, ...searchWords(text, context)].slice(0, first);
    const nodes = await together(hits.map((hit) => loadNode(hit, context)));
    return nodes.filter((node) => node !== null);
  }
}

/** Findings and label sets whose names begin with a text, or hold a word that does; best first. */
const searchWords = (text: string, { sources }: Context): SearchHit[] => {
  const normal = normalise(text);
  if (normal === '') return [];
  const { imageCounts } = sources.dataset.dataset();
  const sets = LABEL_SET_CODES.flatMap((code) => labelSetOf(code, imageCounts) ?? []);
  return [
    ...FINDING_DEFINITIONS.map(({ finding, name }) => ({
      hit: { type: 'FindingDefinition', key: finding } as const,
      rank: rankOf([finding, name], normal),
    })),
    ...sets.map(({ code, title }) => ({
      hit: { type: 'LabelSet', key: code } as const,
      rank: rankOf([code, title], normal),
    })),
  ]
    .filter(({ rank }) => rank < 3)
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ hit }) => hit);
};

const rankOf = (names: readonly string[], text: string): number => {
  const normal = names.map(normalise);
  if (normal.includes(text)) return 0;
  if (normal.some((name) => name.startsWith(text))) return 1;
  return normal.some((name) => name.split(' ').some((word) => word.startsWith(text))) ? 2 : 3;
};

const normalise = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .trim();
