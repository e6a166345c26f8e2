// What type-graphql's decorators have noted down of resolver methods. It keeps that in a place of the
// process which its package does not export; it is the same in every release so far, this one is
// pinned, and whatever is not as it was stops the start.

/** Where a parameter of a method comes from. */
export type ParameterSource =
  | { readonly kind: 'arg'; readonly name: string }
  | { readonly kind: 'args' | 'context' | 'info' | 'root' };

/** A method that answers a field. */
export interface DecoratedMethod {
  readonly fieldName: string;
  /** The class of the type that has the field; null for Query. */
  readonly owner: object | null;
  readonly resolverClass: new () => object;
  readonly methodName: string;
  /** In the order of the method's parameters. */
  readonly parameters: readonly ParameterSource[];
}

/** What is known of resolvers and of the types that have them. */
export interface Decorated {
  readonly methods: readonly DecoratedMethod[];
  /** Classes of the object types, by name in the graph. */
  readonly classes: ReadonlyMap<string, object>;
}

type Noted = Readonly<Record<string, unknown>>;

/** Reads what was noted until now. TypeError where it has another shape than is known here. */
export const readDecorated = (): Decorated => {
  const notes = noted(Reflect.get(globalThis, 'TypeGraphQLMetadataStorage'));
  return {
    methods: [
      ...listIn(notes, 'queries').map((query) => methodOf(query, null)),
      ...listIn(notes, 'fieldResolvers')
        .filter(({ kind }) => kind === 'external')
        .map((resolver) => methodOf(resolver, ownerOf(resolver))),
    ],
    classes: new Map(
      listIn(notes, 'objectTypes').map((type) => [textIn(type, 'name'), classIn(type, 'target')]),
    ),
  };
};

const methodOf = (method: Noted, owner: object | null): DecoratedMethod => ({
  fieldName: textIn(method, 'schemaName'),
  owner,
  resolverClass: classIn(method, 'target'),
  methodName: textIn(method, 'methodName'),
  parameters: (method['params'] === undefined ? [] : listIn(method, 'params'))
    .toSorted((one, other) => Number(one['index']) - Number(other['index']))
    .map(sourceOf),
});

const ownerOf = ({ getObjectType }: Noted): object => {
  const owner: unknown = isGetter(getObjectType) ? getObjectType() : undefined;
  if (typeof owner === 'function') return owner;
  throw new TypeError('A resolver of type-graphql names no type.');
};

const isGetter = (value: unknown): value is () => unknown => typeof value === 'function';

const sourceOf = (parameter: Noted): ParameterSource => {
  const { kind, propertyName, getType } = parameter;
  // A part of the context or of the record, and a record that is made an instance, are not used here.
  if (propertyName === undefined) {
    if (kind === 'arg') return { kind, name: textIn(parameter, 'name') };
    if (kind === 'args' || kind === 'context' || kind === 'info') return { kind };
    if (kind === 'root' && getType === undefined) return { kind };
  }
  throw new TypeError(`A parameter of kind ${String(kind)} is not known here.`);
};

const noted = (value: unknown): Noted => {
  if (isNoted(value)) return value;
  throw new TypeError(`type-graphql has noted down ${typeof value}.`);
};

const isNoted = (value: unknown): value is Noted => typeof value === 'object' && value !== null;

const listIn = (from: Noted, key: string): readonly Noted[] => {
  const list = from[key];
  if (Array.isArray(list)) return list.map(noted);
  throw new TypeError(`type-graphql has noted down no list of ${key}.`);
};

const textIn = (from: Noted, key: string): string => {
  const text = from[key];
  if (typeof text === 'string') return text;
  throw new TypeError(`type-graphql has noted down no ${key}.`);
};

const isClass = (value: unknown): value is new () => object => typeof value === 'function';

const classIn = (from: Noted, key: string): (new () => object) => {
  const found = from[key];
  if (isClass(found)) return found;
  throw new TypeError(`type-graphql has noted down no class as ${key}.`);
};
