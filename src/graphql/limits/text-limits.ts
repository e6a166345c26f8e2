import type { Excess } from '../../limit-errors.ts';

/** Characters of a document at most: it has 5,000 tokens at most, and few are as long. */
const MOST_CHARACTERS = 100_000;

/** Brackets within brackets at most. A filter of 100 levels has 200 where each is one of a list. */
const MOST_BRACKETS = 250;

/**
 * What a bracket may stand in without being one, and brackets. A string that is broken off goes to the
 * end of its line, where reading a document ends, too: else every quote in it would be looked at anew.
 */
const STRINGS_COMMENTS_BRACKETS =
  /"""(?:\\"""|[^])*?"""|"(?:\\.|[^"\\\n\r])*"?|#[^\n\r]*|[{}[\]()]/g;

/**
 * What of a document's text is too much to read it; null where nothing is.
 *
 * graphql-js reads what nests by calling itself, so that a text which nests thousands deep would
 * fill the engine's stack, there or wherever the document is walked later.
 */
export const textExcess = (document: string): Excess | null => {
  const { length } = document;
  if (length > MOST_CHARACTERS) {
    return { limit: 'LENGTH', maximum: MOST_CHARACTERS, actual: length };
  }
  const nested = length <= MOST_BRACKETS ? 0 : deepestOf(document);
  if (nested <= MOST_BRACKETS) return null;
  return { limit: 'NESTING', maximum: MOST_BRACKETS, actual: nested };
};

const deepestOf = (document: string): number => {
  let deepest = 0;
  let depth = 0;
  for (const [found] of document.matchAll(STRINGS_COMMENTS_BRACKETS)) {
    if ('{[('.includes(found)) depth += 1;
    else if ('}])'.includes(found)) depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
};
