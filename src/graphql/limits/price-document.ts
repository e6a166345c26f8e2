import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
} from 'graphql';
import { fieldWeight, type ListSize, listSizeOf, typeWeight } from './cost-directives.ts';
import { argumentsWeight, type Call, sizeOf } from './given.ts';
import { introspectionSizes } from './introspection-sizes.ts';
import { dearestOf, type Known, onlyWhere, type Pricing, sumOf, times } from './price.ts';
import { type DocumentParts, type Place, type Selected, selectedOf } from './selected.ts';

/** What a part of an answer costs, and its parts by their names in the answer. */
export interface PricedPart {
  readonly pricing: Pricing;
  readonly parts: ReadonlyMap<string, PricedPart>;
}

/** Lengths of lists that their parent's call says, by field. */
type Sizes = ReadonlyMap<string, Known<number>>;

const NO_SIZES: Sizes = new Map();
const NO_PARTS: PricedPart['parts'] = new Map();

/** References of other subgraphs: as many objects as are named. */
const OF_REFERENCES: ListSize = {
  assumedSize: null,
  slicingArguments: ['representations'],
  sizedFields: [],
  requireOneSlicingArgument: false,
};

/** The price of an operation and of all its parts, by the directives of the schema. */
export const priceOperation = (
  document: DocumentParts,
  { operation, selectionSet }: OperationDefinitionNode,
): PricedPart => {
  const root = document.schema.getRootType(operation);
  // What has no root cannot run.
  if (!root) return { pricing: sumOf([]), parts: NO_PARTS };
  const places = [{ set: selectionSet, condition: true }];
  return priceValue(document, root, { places, sizes: NO_SIZES });
};

/** What is asked for of a value. */
interface Asked {
  readonly places: readonly Place[];
  readonly sizes: Sizes;
}

/** One value: of an abstract type, the dearest of what it may be. */
const priceValue = (document: DocumentParts, type: GraphQLNamedType, asked: Asked): PricedPart => {
  if (isObjectType(type)) return priceObject(document, type, asked);
  if (!isAbstractType(type)) return { pricing: ofTypes(typeWeight(type)), parts: NO_PARTS };
  const possible = document.schema
    .getPossibleTypes(type)
    .map((one) => priceObject(document, one, asked));
  return {
    pricing: dearestOf(possible.map(({ pricing }) => pricing)),
    parts: new Map(possible.flatMap(({ parts }) => [...parts])),
  };
};

const priceObject = (
  document: DocumentParts,
  type: GraphQLObjectType,
  { places, sizes }: Asked,
): PricedPart => {
  const parts = new Map<string, PricedPart>();
  for (const [key, selected] of selectedOf(document, type, places)) {
    const field = fieldOf(document, type, selected);
    if (field !== undefined) parts.set(key, priceCall(document, { type, field, selected }, sizes));
  }
  const below = [...parts.values()].map(({ pricing }) => pricing);
  return { pricing: sumOf([ofTypes(typeWeight(type)), ...below]), parts };
};

/** A field of a type; undefined for __typename, which costs nothing. */
const fieldOf = (
  { schema }: DocumentParts,
  type: GraphQLObjectType,
  { node }: Selected,
): GraphQLField<unknown, unknown> | undefined => {
  const field = type.getFields()[node.name.value];
  if (field !== undefined || type !== schema.getQueryType()) return field;
  return [SchemaMetaFieldDef, TypeMetaFieldDef].find(({ name }) => name === node.name.value);
};

interface SelectedCall {
  readonly type: GraphQLObjectType;
  readonly field: GraphQLField<unknown, unknown>;
  readonly selected: Selected;
}

/** One call of a field, with all that it gives. */
const priceCall = (
  document: DocumentParts,
  { type, field, selected }: SelectedCall,
  sizesHere: Sizes,
): PricedPart => {
  const call: Call = { node: selected.node, field };
  const named = getNamedType(field.type);
  const list = listOf(field);
  const length = list === null ? 1 : sizeOf(call, list);
  const sizes = new Map(list?.sizedFields.map((name) => [name, length]));
  const value = priceValue(document, named, { places: selected.places, sizes });
  const isSizedItself = isListType(getNullableType(field.type)) && sizes.size === 0;
  const ownSize = isSizedItself ? length : 1;
  const size =
    sizesHere.get(field.name) ??
    introspectionSizes(document.schema).get(`${type.name}.${field.name}`) ??
    ownSize;
  // An argument may make a call cheaper, but none is cheaper than free.
  const own = dearestOf([
    sumOf([
      ofFields(fieldWeight(field, named)),
      ...argumentsWeight(call).map((weight) => times(weight, { types: 0, fields: 1 })),
    ]),
  ]);
  const pricing = onlyWhere(selected.condition, sumOf([own, times(size, value.pricing)]));
  return { pricing, parts: value.parts };
};

const listOf = (field: GraphQLField<unknown, unknown>): ListSize | null =>
  listSizeOf(field) ?? (field.name === '_entities' ? OF_REFERENCES : null);

const ofTypes = (weight: number): Pricing => ({ types: weight, fields: 0 });
const ofFields = (weight: number): Pricing => ({ types: 0, fields: weight });
