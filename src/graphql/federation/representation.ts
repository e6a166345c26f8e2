import { UserInputError } from '../../errors.ts';

/** What a router knows of an entity: the name of its type, a key, and whatever else it sends. */
export interface Representation {
  /** Such as "representations[3]": what is wrong with it is said of this. */
  readonly place: string;
  readonly typename: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Characters of a caller's text that an error repeats. */
const MOST_REPEATED = 40;

/** Reads what stands at a place of `_entities`. UserInputError where it names none of the entities. */
export const readRepresentation = (
  given: unknown,
  place: string,
  entities: readonly string[],
): Representation => {
  if (!isFields(given)) {
    throw new UserInputError(
      `${place} takes an object with a __typename and a key, found ${wordsFor(given)}.`,
    );
  }
  const typename = given['__typename'];
  if (typeof typename === 'string' && entities.includes(typename)) {
    return { place, typename, fields: given };
  }
  throw new UserInputError(
    `${place}.__typename takes one of ${entities.join(', ')}; found ${wordsFor(typename)}.`,
  );
};

/** A value of JSON in a few words. */
export const wordsFor = (value: unknown): string => {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'an object';
  const text = JSON.stringify(value);
  return text.length <= MOST_REPEATED ? text : `${text.slice(0, MOST_REPEATED)}…`;
};

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
