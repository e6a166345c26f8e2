import { LRUCache } from 'lru-cache';

/** The forms in which GraphQL answers (GraphQL over HTTP, 4.1). */
export const MEDIA_TYPES = ['application/json', 'application/graphql-response+json'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** One of the ranges of an Accept header. */
interface Range {
  readonly type: string;
  readonly quality: number;
}

/** Texts of headers that are kept: programs send few. */
const KEPT = 200;
/** No text that is worth keeping is longer, in characters. */
const LONGEST = 256;

const known = new LRUCache<string, { readonly type: MediaType | null }>({ max: KEPT });

/**
 * The form that a caller wants most, by an Accept header (RFC 9110, 12.5.1); null: neither.
 *
 * Who does not say, or takes anything, gets application/json, as all clients understand it.
 */
export const agreedMediaType = (accept: string | undefined): MediaType | null => {
  if (accept === undefined || accept === '' || accept === '*/*') return MEDIA_TYPES[0];
  const before = known.get(accept);
  if (before !== undefined) return before.type;
  const type = agree(accept);
  if (accept.length <= LONGEST) known.set(accept, { type });
  return type;
};

const agree = (accept: string): MediaType | null => {
  const ranges = accept.split(',').map(rangeIn);
  const wishes = MEDIA_TYPES.map((type) => ({ type, ...wishFor(type, ranges) }));
  const [best] = wishes
    .filter(({ quality }) => quality > 0)
    .toSorted((a, b) => b.quality - a.quality || b.precision - a.precision || a.place - b.place);
  return best?.type ?? null;
};

/** Other parameters than q, such as a charset, make no difference: answers are UTF-8. */
const rangeIn = (text: string): Range => {
  const [type = '', ...parameters] = text
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const [, weight] = parameters.map((part) => /^q\s*=\s*(.*)$/.exec(part)).find(Boolean) ?? [];
  const quality = weight === undefined ? 1 : Number(weight);
  return { type, quality: quality >= 0 && quality <= 1 ? quality : 0 };
};

/** How much a type is wanted: the range that names it best says so. */
const wishFor = (type: MediaType, ranges: readonly Range[]) => {
  const names = ['*/*', 'application/*', type];
  const [best] = ranges
    .map((range, place) => ({
      precision: names.indexOf(range.type),
      quality: range.quality,
      place,
    }))
    .filter(({ precision }) => precision >= 0)
    .toSorted((a, b) => b.precision - a.precision || b.quality - a.quality);
  return best ?? { precision: -1, quality: 0, place: 0 };
};
