import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  isInterfaceType,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import { fieldsOf, type SelectedField } from '../selection.ts';

/** What an operation may show, such as "Image.sex". */
export type ShownFields = ReadonlySet<string>;

/** An operation, and the document that it stands in. */
interface Asked {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
}

/**
 * What operations may show, whatever their variables leave out. An interface's field counts for each
 * of its types. Looked up once for each document that is kept.
 */
export const shownFieldsBy = (schema: GraphQLSchema): ((asked: Asked) => ShownFields) => {
  const known = new WeakMap<OperationDefinitionNode, ShownFields>();
  const namesOf = ({ name, type, field }: SelectedField): readonly string[] =>
    isInterfaceType(type)
      ? [name, ...schema.getPossibleTypes(type).map((one) => `${one.name}.${field.name}`)]
      : [name];
  return ({ document, operation }) => {
    const before = known.get(operation);
    if (before !== undefined) return before;
    const fields = fieldsOf({ schema, operation, fragments: fragmentsIn(document) }, () => false);
    const shown = new Set(fields.flatMap(namesOf));
    known.set(operation, shown);
    return shown;
  };
};

/** The fragments of a document, by name. */
export const fragmentsIn = ({
  definitions,
}: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );
