import type { Sources } from './context.ts';
import { notePassing } from './request.ts';

/** Ports that answer from what is loaded, the same until data is loaded anew; all others may not. */
const LASTING: ReadonlySet<string> = new Set<keyof Sources>([
  'images',
  'patients',
  'labels',
  'readers',
  'agreement',
  'comparison',
  'tallies',
  'ground',
  'search',
  'dataset',
]);

/**
 * The same sources, of which those that do not answer from what is loaded say so to the request that
 * asks them. A port that is added is one of them, until somebody has thought about it.
 */
export const notingPassing = (sources: Sources): Sources => {
  const { statuses, dataset } = sources;
  const noted = Object.fromEntries(
    Object.entries(sources).map(([name, port]) => [
      name,
      LASTING.has(name) || typeof port === 'function' ? port : noting(port),
    ]),
  );
  return {
    ...sources,
    ...noted,
    // How a store is may be another thing in a moment.
    dataset: { ...dataset, statuses: passing(() => dataset.statuses()) },
    statuses: passing(statuses),
  };
};

const passing = <T>(ask: () => T): (() => T) => {
  return () => {
    notePassing();
    return ask();
  };
};

/** A port each of whose questions is taken down. */
const noting = <P extends object>(port: P): P =>
  new Proxy(port, {
    get: (asked, name) => {
      notePassing();
      return Reflect.get(asked, name);
    },
  });
