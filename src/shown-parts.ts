import { currentRequest } from './request.ts';
import { GRAPH_TYPES } from './terms/graph-types.ts';

/**
 * What fields rest on, of the parts that a row may come without: by type, then field. A type that
 * has such a field has all its fields here; one that has none is left out.
 */
export type RestsOn<P extends string> = Readonly<
  Record<string, Readonly<Record<string, readonly P[]>>>
>;

/**
 * The parts that the fields of the present request rest on; null where that is not known, so that
 * they may rest on any: outside of a request, and where it shows a field that nothing is known of.
 */
export const shownParts = <P extends string>(restsOn: RestsOn<P>): ReadonlySet<P> | null => {
  const shown = currentRequest()?.shown() ?? null;
  if (shown === null) return null;
  const parts = new Set<P>();
  for (const name of shown) {
    const own = partsOf(name, restsOn);
    if (own === null) return null;
    for (const part of own) parts.add(part);
  }
  return parts;
};

const partsOf = <P extends string>(name: string, restsOn: RestsOn<P>): readonly P[] | null => {
  const [type = '', field = ''] = name.split('.');
  if (field === '__typename') return [];
  const fields = restsOn[type];
  if (fields === undefined) return GRAPH_TYPES.has(type) ? [] : null;
  return fields[field] ?? null;
};

/** A name of some parts, which differs from that of any others: for keys of what is remembered. */
export const nameOfParts = (parts: ReadonlySet<string> | null): string => {
  if (parts === null) return 'ALL';
  return parts.size === 0 ? 'NONE' : [...parts].sort().join();
};
