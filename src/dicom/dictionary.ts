import { type NearWords, nearWords } from './near-words.ts';

/** Names of the attributes that the standard defines, PS3.6. */
export interface Dictionary {
  /** The keyword of a tag (eight hexadecimal digits, upper case); null where the standard has none. */
  keywordOf(tag: string): string | null;
  /** The tag of a keyword; null where it is none, or stands for more than one tag. */
  tagOf(keyword: string): string | null;
  /** The same for a keyword in whatever case it is written. */
  tagOfAnyCase(keyword: string): string | null;
  /**
   * The VR of a tag; null where the standard has none. Small letters where other elements decide:
   * "xs" is US or SS, "ox" OB or OW, "lt" US or OW, "up" UL.
   */
  vrOf(tag: string): string | null;
  /** The tags that a keyword stands for, as "(6000-60FF,0010)"; null where it is not of that kind. */
  rangeOf(keyword: string): string | null;
  /** Keywords that are spelled much like a text. */
  readonly near: NearWords;
}

/** A range of tags with one keyword, such as the rows of any overlay. */
interface TagRange {
  readonly text: string;
  readonly keyword: string;
  readonly group: readonly [number, number];
  readonly element: readonly [number, number];
}

let opened: Promise<Dictionary> | null = null;

/**
 * The dictionary. It is read when it is first asked for, once: that takes a thirtieth of a second
 * and 20 MB, which a gateway whose callers name no attribute does not pay.
 */
export const openDictionary = (): Promise<Dictionary> => {
  opened ??= readDictionary();
  return opened;
};

const readDictionary = async (): Promise<Dictionary> => {
  const { dictionary } = await import('dcmjs/dictionary');
  const keywords = new Map<string, string>();
  const vrs = new Map<string, string>();
  const ranges: TagRange[] = [];
  for (const { tag = '', name = '', vr = '', version } of Object.values(dictionary)) {
    const keyword = name.replace(/^RETIRED_/, '');
    // The library also lists what makers call their own elements, and a few that have no keyword.
    if (version === 'PrivateTag' || keyword === '' || keyword === 'undefined') continue;
    const single = /^\(([0-9A-F]{4}),([0-9A-F]{4})\)$/.exec(tag);
    if (single === null) ranges.push(...rangesIn(tag, keyword));
    else {
      keywords.set(`${single[1]}${single[2]}`, keyword);
      vrs.set(`${single[1]}${single[2]}`, vr);
    }
  }
  const tags = new Map([...keywords].map(([tag, keyword]) => [keyword, tag]));
  const lowerCase = once(
    () => new Map([...tags].map(([keyword, tag]) => [keyword.toLowerCase(), tag])),
  );
  const rangeTexts = new Map(ranges.map(({ keyword, text }) => [keyword, text]));
  const near = once(() => nearWords([...tags.keys(), ...rangeTexts.keys()]));
  return {
    keywordOf: (tag) => keywords.get(tag) ?? keywordInRange(ranges, tag),
    tagOf: (keyword) => tags.get(keyword) ?? null,
    tagOfAnyCase: (keyword) => lowerCase().get(keyword.toLowerCase()) ?? null,
    vrOf: (tag) => vrs.get(tag) ?? null,
    rangeOf: (keyword) => rangeTexts.get(keyword) ?? null,
    near: (text) => near()(text),
  };
};

/** What a function gives, made when it is first asked for. */
const once = <T>(make: () => T): (() => T) => {
  let made: readonly [T] | null = null;
  return () => {
    made ??= [make()];
    return made[0];
  };
};

const RANGE = /^\(([0-9A-F]{4})(?:-([0-9A-F]{4}))?,([0-9A-F]{4})(?:-([0-9A-F]{4}))?\)$/;

/** None or one. */
const rangesIn = (text: string, keyword: string): TagRange[] => {
  const match = RANGE.exec(text);
  if (match === null) return [];
  const [, group = '', lastGroup = group, element = '', lastElement = element] = match;
  return [
    {
      text,
      keyword,
      group: [Number.parseInt(group, 16), Number.parseInt(lastGroup, 16)],
      element: [Number.parseInt(element, 16), Number.parseInt(lastElement, 16)],
    },
  ];
};

const keywordInRange = (ranges: readonly TagRange[], tag: string): string | null => {
  const group = Number.parseInt(tag.slice(0, 4), 16);
  const element = Number.parseInt(tag.slice(4), 16);
  // Odd groups belong to makers of devices.
  if (group % 2 === 1) return null;
  const isWithin = (value: number, [first, last]: TagRange['group']): boolean =>
    value >= first && value <= last;
  const found = ranges.find(
    (range) => isWithin(group, range.group) && isWithin(element, range.element),
  );
  return found?.keyword ?? null;
};
