import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field of a document, and what the schema says of it. */
export interface SelectedField {
  /** Type and field, such as "Image.dicom". */
  readonly name: string;
  /** The type that the document selects it of, which may be an interface. */
  readonly type: GraphQLObjectType | GraphQLInterfaceType;
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
}

/** An operation of a document. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly operation: OperationDefinitionNode;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

/** All fields of an operation, through its fragments, without what is left out. */
export const fieldsOf = (
  { schema, operation, fragments }: Operation,
  isLeftOut: (selection: SelectionNode) => boolean,
): readonly SelectedField[] => {
  const found: SelectedField[] = [];
  const visited = new Set<string>();

  const visit = (type: GraphQLNamedType | undefined, set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) visitField(type, selection);
      else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        visit(condition === undefined ? type : schema.getType(condition), selection.selectionSet);
      } else visitFragment(selection.name.value);
    }
  };
  const visitField = (type: GraphQLNamedType | undefined, node: FieldNode): void => {
    if (!isObjectType(type) && !isInterfaceType(type)) return;
    // Fields of the schema's own description are in no type.
    const field = type.getFields()[node.name.value];
    if (field === undefined) return;
    found.push({ name: `${type.name}.${field.name}`, type, node, field });
    visit(getNamedType(field.type), node.selectionSet);
  };
  const visitFragment = (name: string): void => {
    if (visited.has(name)) return;
    visited.add(name);
    const fragment = fragments[name];
    if (fragment !== undefined) {
      visit(schema.getType(fragment.typeCondition.name.value), fragment.selectionSet);
    }
  };

  visit(schema.getRootType(operation.operation) ?? undefined, operation.selectionSet);
  return found;
};
