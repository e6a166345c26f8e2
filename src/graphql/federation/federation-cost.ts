import {
  type ArgumentNode,
  type DirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  type TypeNode,
  type ValueNode,
  visit,
} from 'graphql';

// Federation has the directives of the cost specification in a narrower form: weights are whole
// numbers, and of the arguments that say how long a list is only numbers count.

/** A subgraph's document with the directives about costs in the form that composition takes. */
export const withFederationCost = (document: DocumentNode): DocumentNode =>
  visit(document, {
    Directive: (directive) =>
      directive.name.value === 'cost' ? withArguments(directive, wholeWeight) : undefined,
    FieldDefinition: {
      leave: (field) => ({
        ...field,
        directives: field.directives?.flatMap((directive) =>
          directive.name.value === 'listSize' ? listSizeOf(directive, field) : [directive],
        ),
      }),
    },
  });

const withArguments = (
  directive: DirectiveNode,
  change: (argument: ArgumentNode) => ArgumentNode,
): DirectiveNode => ({ ...directive, arguments: (directive.arguments ?? []).map(change) });

/** Parts of a point count as one. */
const wholeWeight = (argument: ArgumentNode): ArgumentNode => {
  const { value } = argument;
  if (argument.name.value !== 'weight' || value.kind !== Kind.STRING) return argument;
  return { ...argument, value: { kind: Kind.INT, value: String(Math.ceil(Number(value.value))) } };
};

/** What is left of @listSize; nothing where none of it has a form that federation knows. */
const listSizeOf = (
  directive: DirectiveNode,
  field: FieldDefinitionNode,
): readonly DirectiveNode[] => {
  const numbers = (field.arguments ?? [])
    .filter(({ type }) => isInt(type))
    .map(({ name }) => name.value);
  const kept = (directive.arguments ?? [])
    .map((argument) =>
      argument.name.value === 'slicingArguments'
        ? { ...argument, value: ofTheseNames(argument.value, numbers) }
        : argument,
    )
    .filter(({ value }) => value.kind !== Kind.LIST || value.values.length > 0);
  const saysHowMany = kept.some(({ name }) =>
    ['assumedSize', 'slicingArguments'].includes(name.value),
  );
  return saysHowMany ? [{ ...directive, arguments: kept }] : [];
};

const isInt = (type: TypeNode): boolean => {
  const inner = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return inner.kind === Kind.NAMED_TYPE && inner.name.value === 'Int';
};

const ofTheseNames = (value: ValueNode, names: readonly string[]): ValueNode =>
  value.kind === Kind.LIST
    ? {
        ...value,
        values: value.values.filter((one) => one.kind === Kind.STRING && names.includes(one.value)),
      }
    : value;
