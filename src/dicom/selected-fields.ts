import {
  type FieldNode,
  type GraphQLField,
  GraphQLIncludeDirective,
  type GraphQLNamedType,
  type GraphQLResolveInfo,
  GraphQLSkipDirective,
  getDirectiveValues,
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** A field of a document, and what the schema says of it. */
export interface SelectedField {
  /** Type and field, such as "Image.dicom". */
  readonly name: string;
  readonly node: FieldNode;
  readonly field: GraphQLField<unknown, unknown>;
}

/** All fields of the operation that is answered, through its fragments, without those that are skipped. */
export const selectedFields = (info: GraphQLResolveInfo): readonly SelectedField[] => {
  const { schema, operation, fragments } = info;
  const found: SelectedField[] = [];
  const visited = new Set<string>();

  const visit = (type: GraphQLNamedType | undefined, set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (isLeftOut(selection, info)) continue;
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
    found.push({ name: `${type.name}.${field.name}`, node, field });
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

const isLeftOut = (selection: SelectionNode, { variableValues }: GraphQLResolveInfo): boolean =>
  getDirectiveValues(GraphQLSkipDirective, selection, variableValues)?.['if'] === true ||
  getDirectiveValues(GraphQLIncludeDirective, selection, variableValues)?.['if'] === false;
