import { inspect } from 'node:util';
import { type GraphQLLeafType, isEnumType, isSpecifiedScalarType } from 'graphql';

/** How a leaf type says values. */
export interface Leaf {
  readonly type: GraphQLLeafType;
  /** JavaScript's type of the values that it says as they are. */
  readonly plain: 'string' | 'integer' | 'boolean' | null;
  /** What it says instead of values. */
  readonly names: ReadonlyMap<unknown, string>;
}

const PLAIN: Readonly<Record<string, Leaf['plain']>> = {
  String: 'string',
  ID: 'string',
  Int: 'integer',
  Boolean: 'boolean',
};

const leaves = new WeakMap<GraphQLLeafType, Leaf>();

/** The same for all fields of a type. */
export const leafOf = (type: GraphQLLeafType): Leaf => {
  const known = leaves.get(type);
  if (known !== undefined) return known;
  const values = isEnumType(type) ? type.getValues() : [];
  const leaf: Leaf = {
    type,
    plain: isSpecifiedScalarType(type) ? (PLAIN[type.name] ?? null) : null,
    names: new Map(values.map(({ name, value }) => [value, name])),
  };
  leaves.set(type, leaf);
  return leaf;
};

/** What a leaf says of a value that is as it should be; undefined: its type has to be asked. */
export const plainly = ({ plain, names }: Leaf, value: unknown): unknown => {
  switch (typeof value) {
    case 'string':
      return plain === 'string' ? value : names.get(value);
    case 'number':
      return plain === 'integer' && (value | 0) === value ? value : names.get(value);
    case 'boolean':
      return plain === 'boolean' ? value : undefined;
    default:
      return undefined;
  }
};

/** What a leaf says of a value. Errors: where it is none of its type's. */
export const serialized = (leaf: Leaf, value: unknown): unknown => {
  const said: unknown = plainly(leaf, value) ?? leaf.type.serialize(value);
  if (said !== undefined && said !== null) return said;
  throw new Error(
    `Expected \`${leaf.type.name}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(said)}`,
  );
};
