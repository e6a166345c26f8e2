import { crc32 } from 'node:zlib';
import { LRUCache } from 'lru-cache';
import type { Admission } from '../../graphql/limits/admission.ts';
import type { Body } from './body.ts';

/** An answer that is given again to who asks the same. */
export interface KeptAnswer {
  readonly body: Body;
  /** Its price, before anything is charged; null where documents are not priced. */
  readonly price: Admission | null;
  readonly operation: string | null;
  readonly shown: () => ReadonlySet<string> | null;
}

/** Answers that were given, by what was asked, and by whom as far as answers depend on it. */
export interface KeptAnswers {
  /** Notes that it was asked for. ready: what is served now; nothing is found that was answered from anything else. */
  find(key: string, ready: object): KeptAnswer | undefined;
  /** Keeps an answer whose question came before, not long ago: most questions never come again. */
  keep(key: string, answer: KeptAnswer, ready: object): void;
}

/** What an answer takes beside its bytes and its key, in bytes, roughly. */
const OVERHEAD = 1000;

/** An answer that would take more of the memory than this part of it is not kept. */
const MOST_OF_ALL = 8;

/** Questions of which it is known how often they came; another may take the place of one. */
const NOTED = 2 ** 16;

/** Tells what comes again, in 256 kB. Of two questions of one checksum the second is kept at once, and no harm done. */
const createNoted = () => {
  // The last bit says that a question came again.
  const sums = new Uint32Array(NOTED);
  const placeOf = (sum: number): number => (sum >>> 1) % NOTED;
  return {
    note: (key: string): void => {
      const sum = crc32(key);
      const place = placeOf(sum);
      const again = (sum | 1) >>> 0;
      sums[place] = ((sums[place] ?? 0) | 1) >>> 0 === again ? again : again - 1;
    },
    cameAgain: (key: string): boolean => {
      const sum = crc32(key);
      return sums[placeOf(sum)] === (sum | 1) >>> 0;
    },
    clear: () => void sums.fill(0),
  };
};

/** Answers within so many bytes; 0 keeps none. */
export const createKeptAnswers = (maxBytes: number): KeptAnswers => {
  if (maxBytes === 0) return { find: () => undefined, keep: () => {} };
  const answers = new LRUCache<string, KeptAnswer>({
    maxSize: maxBytes,
    maxEntrySize: Math.ceil(maxBytes / MOST_OF_ALL),
    sizeCalculation: ({ body }, key) => OVERHEAD + key.length + body.size(),
  });
  const noted = createNoted();
  let served: object | null = null;
  return {
    find: (key, ready) => {
      if (served !== ready) {
        answers.clear();
        noted.clear();
        served = ready;
      }
      const known = answers.get(key);
      if (known === undefined) noted.note(key);
      return known;
    },
    keep: (key, answer, ready) => {
      // What was asked before data was loaded anew may be answered after.
      if (served !== ready || !noted.cameAgain(key)) return;
      answers.set(key, answer);
      // A form that is made later takes more.
      answer.body.onGrowth = () => {
        if (answers.peek(key) !== answer) return;
        // Set again as it is, it would not be measured again.
        answers.delete(key);
        answers.set(key, answer);
      };
    },
  };
};
