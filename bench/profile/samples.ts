// A profile of V8, as --cpu-prof writes it, cut to the time that is of interest.
import { at, listAt, numberAt, textAt } from '../json.ts';

/** Where the processor was, and for how long, in microseconds. */
export interface Spent {
  /** A module, or what V8 calls what is none, such as "(garbage collector)". */
  readonly module: string;
  readonly name: string;
  readonly microseconds: number;
}

const IDLE = '(idle)';
/** Functions that a package makes at run time have no file. */
const MADE = '(made at run time)';

/** Names a module by the file and line of a function. */
type ModuleNames = (url: string, line: number) => string;

/**
 * Time of each function itself, without those that it called, the longest first.
 *
 * sinceMs, untilMs: on the system's monotonic clock.
 */
export const spentBetween = (
  profile: unknown,
  { sinceMs, untilMs }: { readonly sinceMs: number; readonly untilMs: number },
  moduleOf: ModuleNames,
): readonly Spent[] => {
  const places = placesOf(profile, moduleOf);
  const samples = listAt(profile, 'samples');
  const deltas = listAt(profile, 'timeDeltas');
  const spent = new Map<string, { module: string; name: string; microseconds: number }>();
  let now = numberAt(profile, 'startTime');
  for (const [i, sample] of samples.entries()) {
    const delta = Number(deltas[i]);
    now += delta;
    const place = places.get(Number(sample));
    if (now < sinceMs * 1000 || now > untilMs * 1000 || place === undefined) continue;
    const key = `${place.module} ${place.name}`;
    const one = spent.get(key) ?? { ...place, microseconds: 0 };
    one.microseconds += delta;
    spent.set(key, one);
  }
  return [...spent.values()]
    .filter(({ module }) => module !== IDLE)
    .sort((a, b) => b.microseconds - a.microseconds);
};

const placesOf = (
  profile: unknown,
  moduleOf: ModuleNames,
): ReadonlyMap<number, Pick<Spent, 'module' | 'name'>> =>
  new Map(
    listAt(profile, 'nodes').map((node) => {
      const frame = at(node, 'callFrame');
      return [numberAt(node, 'id'), placeOf(frame, moduleOf)];
    }),
  );

const placeOf = (frame: unknown, moduleOf: ModuleNames): Pick<Spent, 'module' | 'name'> => {
  const [name, url] = [textAt(frame, 'functionName'), textAt(frame, 'url')];
  if (url !== '') {
    return { module: moduleOf(url, numberAt(frame, 'lineNumber')), name: name || 'anonymous' };
  }
  // What V8 brings has no script.
  return textAt(frame, 'scriptId') === '0'
    ? { module: name || '(built in)', name: '' }
    : { module: MADE, name };
};
