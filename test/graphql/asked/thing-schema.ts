import { buildSchema, type ExecutionResult, isInterfaceType } from 'graphql';
import { after } from '../../../src/soon.ts';

/** Each field by each of nullable and not, of one and of many. */
export const SCHEMA = buildSchema(`
  type Query { thing: Thing strict: Thing! }
  interface Being { one: Int }
  type Other implements Being { one: Int }
  type Thing implements Being {
    one: Int
    surely: Int!
    word(of: String = "x"): String
    color: Color
    flag: Boolean!
    id: ID
    some: [Int]
    all: [Int!]
    thing: Thing
    strict: Thing!
    things: [Thing]
    strictly: [Thing!]!
    beings: [Being!]
  }
  enum Color { RED GREEN }
`);

interface Context {
  readonly root: object;
}

for (const name of ['thing', 'strict']) {
  const field = SCHEMA.getQueryType()?.getFields()[name];
  if (field !== undefined) field.resolve = (_root, _args, { root }: Context) => root;
}
const thing = SCHEMA.getTypeMap()['Thing'];
if (thing !== undefined && 'getFields' in thing) {
  const { word } = thing.getFields();
  if (word !== undefined && 'resolve' in word) {
    word.resolve = (source: { word: unknown }, given: unknown) =>
      after(source.word, (own) =>
        typeof own === 'string' ? `${own} ${JSON.stringify(given)}` : own,
      );
  }
}
for (const type of Object.values(SCHEMA.getTypeMap())) {
  if (isInterfaceType(type)) {
    type.resolveType = (value: object) => ('isOther' in value ? 'Other' : 'Thing');
  }
}

/** Whether something is null where a path leads, or above it. */
export const isNullAt = (data: unknown, path: readonly (string | number)[] = []): boolean => {
  if (data === null) return true;
  const [key, ...rest] = path;
  if (key === undefined || typeof data !== 'object' || data === undefined) return false;
  return isNullAt(Reflect.get(data, key), rest);
};

/** What a caller would see. */
export const outcomeOf = ({ data, errors = [] }: ExecutionResult) => ({
  data: JSON.stringify(data),
  errors: errors.map(({ message, path, locations }) =>
    JSON.stringify({ message, path, locations }),
  ),
});
