import { isUid } from '../../../terms/dicom-uid.ts';
import type { SearchParameters } from '../dicomweb-transport.ts';
import type { SearchValues } from './healthcare-client.ts';

/** Instances in a page. Google gives 1,000 where it is not told, and 50,000 at most. */
const PAGE = 1000;
/** The last result that a search can be told to begin with. */
const LAST_OFFSET = 1_000_000;

/**
 * The parameters as Google takes them; null where it does not do such a search, as it compares a UID
 * with one value only. Names that are no UIDs are not asked for either.
 */
export const searchValues = (parameters: SearchParameters): SearchValues | null => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of parameters) (values[name] ??= []).push(value);
  const wantsNone = Object.entries(values).some(
    ([name, wanted]) => name.endsWith('UID') && !(wanted.length === 1 && wanted.every(isUid)),
  );
  if (wantsNone) return null;
  // One list with commas, which is the form that Google documents.
  const { includefield, ...others } = values;
  return includefield === undefined
    ? others
    : { ...others, includefield: [includefield.join(',')] };
};

/**
 * Everything that a search finds. Google does not say that there is more: the next page is asked
 * for until one is short. Who gives a limit gets one page.
 */
export const searchAll = async (
  values: SearchValues,
  page: (values: SearchValues) => Promise<readonly unknown[]>,
): Promise<readonly unknown[]> => {
  if (values['limit'] !== undefined) return page(values);
  const found: unknown[] = [];
  for (let offset = 0; offset <= LAST_OFFSET; offset += PAGE) {
    // oxlint-disable-next-line no-await-in-loop -- only a full page says that there is another
    const results = await page({ ...values, limit: [String(PAGE)], offset: [String(offset)] });
    found.push(...results);
    if (results.length < PAGE) break;
  }
  return found;
};
