import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLError,
  GraphQLField,
  GraphQLObjectType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';

/** A run of an operation. */
export interface Execution {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What resolvers get. */
  readonly context: unknown;
  readonly errors: CollectedErrors;
  /** What was read of the arguments of each field of the plan, by its number. */
  readonly args: FieldArguments[];
}

export type FieldArguments = Readonly<Record<string, unknown>>;

/** Errors of an answer, in the order in which they came about. */
export class CollectedErrors {
  readonly errors: GraphQLError[] = [];
  readonly #nulled = new Set<string>();

  /** path: what is null for it. Below what is null already there is nothing that could fail. */
  add(error: GraphQLError, path: Keys): void {
    const above = path.map((_, i) => path.slice(0, i + 1));
    if ([[], ...above].some((keys) => this.#nulled.has(JSON.stringify(keys)))) return;
    this.#nulled.add(JSON.stringify(path));
    this.errors.push(error);
  }
}

/** An object or a list of an answer, by where it stands. */
export class Place {
  /** above: of what it stands in; null: it is the answer itself, which has no key. */
  constructor(
    readonly execution: Execution,
    readonly above: Place | null,
    readonly key: string | number,
  ) {}
}

type Keys = (string | number)[];

/** The path of something below a place, from the answer down, as errors have it. */
export const pathBelow = (place: Place, key: string | number): Keys => {
  const keys: Keys = [key];
  for (let at = place; at.above !== null; at = at.above) keys.push(at.key);
  return keys.reverse();
};

/** A field of a document, of one type. */
export interface SelectedHere {
  /** The key that it has in answers. */
  readonly key: string;
  readonly parent: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  /** All that select it: the first has its arguments. */
  readonly nodes: readonly FieldNode[];
}

/** What graphql-js tells a resolver of its field, each made where somebody asks for it. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly rootValue = undefined;

  constructor(
    readonly selected: SelectedHere,
    readonly owner: Place,
  ) {}

  get fieldName(): string {
    return this.selected.field.name;
  }

  get fieldNodes(): readonly FieldNode[] {
    return this.selected.nodes;
  }

  get returnType(): GraphQLResolveInfo['returnType'] {
    return this.selected.field.type;
  }

  get parentType(): GraphQLObjectType {
    return this.selected.parent;
  }

  get path(): GraphQLResolveInfo['path'] {
    return pathOf(this.owner, this.selected.key);
  }

  get schema(): GraphQLSchema {
    return this.owner.execution.schema;
  }

  get fragments(): GraphQLResolveInfo['fragments'] {
    return this.owner.execution.fragments;
  }

  get operation(): OperationDefinitionNode {
    return this.owner.execution.operation;
  }

  get variableValues(): GraphQLResolveInfo['variableValues'] {
    return this.owner.execution.variables;
  }
}

const pathOf = (owner: Place, key: string | number): GraphQLResolveInfo['path'] => ({
  prev: owner.above === null ? undefined : pathOf(owner.above, owner.key),
  key,
  typename: undefined,
});
