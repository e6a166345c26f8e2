import {
  type GraphQLInputType,
  type GraphQLSchema,
  getNullableType,
  isInputObjectType,
  isListType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { argumentPlace, inputPlace } from './text-places.ts';

/** A variable of a document, and the argument that it stands in. */
interface Sent {
  readonly place: string;
  readonly type: GraphQLInputType;
  readonly variable: string;
}

/** Which texts were sent in which arguments and input fields, by the documents and variables alone. */
export const sentTexts = (schema: GraphQLSchema) => {
  const byPlace = new Map<string, Set<string>>();
  const known = new Map<string, readonly Sent[]>();
  const note = (place: string, text: string): void => {
    const texts = byPlace.get(place) ?? new Set();
    byPlace.set(place, texts.add(text));
  };
  const noteAll = (type: GraphQLInputType, value: unknown, places: readonly string[]): void => {
    const plain = getNullableType(type);
    if (isListType(plain) && Array.isArray(value)) {
      for (const item of value) noteAll(plain.ofType, item, places);
    } else if (isInputObjectType(plain)) {
      for (const [name, part] of Object.entries(value ?? {})) {
        const field = plain.getFields()[name];
        const [argument = ''] = places;
        if (field !== undefined)
          noteAll(field.type, part, [argument, inputPlace(plain.name, name)]);
      }
    } else if (typeof value === 'string') for (const place of places) note(place, value);
  };
  return {
    byPlace,
    add: (source: string, variables: Readonly<Record<string, unknown>>): void => {
      const sent = known.get(source) ?? variablesOf(schema, source);
      known.set(source, sent);
      for (const { place, type, variable } of sent) noteAll(type, variables[variable], [place]);
    },
  };
};

const variablesOf = (schema: GraphQLSchema, source: string): readonly Sent[] => {
  const found: Sent[] = [];
  const typeInfo = new TypeInfo(schema);
  const enter = ({ value }: { value: { kind: string; name?: { value: string } } }): void => {
    const argument = typeInfo.getArgument();
    const variable = value.kind === 'Variable' ? value.name?.value : undefined;
    if (argument === null || argument === undefined || variable === undefined) return;
    const type = typeInfo.getParentType()?.name ?? '';
    const place = argumentPlace(type, typeInfo.getFieldDef()?.name ?? '', argument.name);
    found.push({ place, type: argument.type, variable });
  };
  visit(parse(source), visitWithTypeInfo(typeInfo, { Argument: { enter } }));
  return found;
};
