import {
  type GraphQLSchema,
  getNamedType,
  isInputObjectType,
  isLeafType,
  isRequiredArgument,
} from 'graphql';
import { encodeCursor } from '../../../src/cursor.ts';
import { NODE_TYPES, toGlobalId } from '../../../src/global-id.ts';
import { filledValues, type Round } from './filled-values.ts';
import { argumentPlace, type TextArgument, textArguments } from './text-places.ts';

/** A question with texts in some arguments. */
export interface FilledDocument {
  readonly source: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A field with a value in one argument. */
interface Filled extends TextArgument {
  readonly value: unknown;
  readonly shown: string;
}

const ROWS = '{ nodes { id } }';
const TOTAL = '{ totalCount }';

/** Where objects of a type are found, of those that have fields with such arguments. */
const WAYS: Readonly<Record<string, (fields: string) => string>> = {
  Query: (fields) => fields,
  Image: (fields) => `anImage: images(first: 1) { nodes { ${fields} } }`,
  DicomInstance: (fields) => `aFile: images(first: 1) { nodes { dicom { ${fields} } } }`,
  Patient: (fields) => `aPatient: patients(first: 1) { nodes { ${fields} } }`,
  Reader: (fields) =>
    `aReader: labels(first: 1, filter: { source: { eq: READER } }) { nodes { reader { ${fields} } } }`,
};

/** Fields in one document, which has 5,000 tokens at most. */
const AT_ONCE = 125;

/**
 * Documents that have the texts of a round in all arguments of a schema that texts can stand in.
 *
 * isOfTotals: whether lists that are filtered show how long they are, and not their rows.
 */
export const filledDocuments = (
  schema: GraphQLSchema,
  round: Round,
  isOfTotals: boolean,
): readonly FilledDocument[] => {
  const fields = textArguments(schema).flatMap((argument) => {
    const shown = shownOf(argument, isOfTotals ? TOTAL : ROWS);
    return filledFields(argument, round).map((field) => ({ ...field, shown }));
  });
  const count = Math.ceil(fields.length / AT_ONCE);
  return Array.from({ length: count }, (_, i) =>
    documentOf(fields.slice(i * AT_ONCE, (i + 1) * AT_ONCE)),
  );
};

const filledFields = (text: TextArgument, round: Round): readonly Omit<Filled, 'shown'>[] => {
  const texts = withDisguised(text.argument.name, round.texts);
  return filledValues(text.argument.type, { ...round, texts }).map((value) => ({ ...text, value }));
};

/** Besides the texts, some of them within what is wanted there. */
const withDisguised = (argument: string, texts: readonly string[]): readonly string[] => {
  const some = texts.filter((_, i) => i % 25 === 0);
  if (argument === 'ids' || argument === 'id') {
    return [...texts, ...some.flatMap((text) => NODE_TYPES.map((type) => toGlobalId(type, text)))];
  }
  if (argument === 'after' || argument === 'before') {
    return [...texts, ...some.map((text) => encodeCursor('images', [text]))];
  }
  return texts;
};

const documentOf = (fields: readonly Filled[]): FilledDocument => {
  const numbered = fields.map((field, i) => ({ ...field, name: `a${i}` }));
  const declared = numbered.map(({ name, argument }) => `$${name}: ${String(argument.type)}`);
  const byType = Map.groupBy(numbered, ({ type }) => type);
  const asked = [...byType].map(([type, own]) => {
    const way = WAYS[type];
    if (way === undefined) throw new Error(`Say where a ${type} is found, for its arguments.`);
    return way(
      own
        .map(
          ({ name, field, argument, shown }) =>
            `${name}: ${field.name}(${argument.name}: $${name}${besides(type, field, argument)}) ${shown}`,
        )
        .join(' '),
    );
  });
  return {
    source: `query (${declared.join(', ')}) { ${asked.join(' ')} }`,
    variables: Object.fromEntries(numbered.map(({ name, value }) => [name, value])),
  };
};

const SET = 'FOUR_FINDINGS_2019';
const ADJUDICATED = `{ source: ADJUDICATED, labelSet: ${SET} }`;

/** What arguments say that have to be there, where the texts are in another one. */
const NEEDED: Readonly<Record<string, string>> = {
  'Query.agreement(labelSet:)': SET,
  'Query.comparison(candidate:)': ADJUDICATED,
  'Query.comparison(reference:)': ADJUDICATED,
  'Query.evaluate(predictions:)': '[{ imageIndex: "none", finding: FRACTURE, score: 0 }]',
  'Query.evaluate(reference:)': ADJUDICATED,
  'Reader.performance(labelSet:)': SET,
};

const besides = (
  type: string,
  field: TextArgument['field'],
  { name: own }: TextArgument['argument'],
): string =>
  field.args
    .filter((argument) => isRequiredArgument(argument) && argument.name !== own)
    .map(({ name }) => {
      const needed = NEEDED[argumentPlace(type, field.name, name)];
      if (needed === undefined) throw new Error(`Say what ${type}.${field.name} takes as ${name}.`);
      return `, ${name}: ${needed}`;
    })
    .join('');

/** What is asked of a field. */
const shownOf = ({ field, argument }: TextArgument, ofFiltered: string): string => {
  const named = getNamedType(field.type);
  if (isLeafType(named)) return '';
  if (!named.name.endsWith('Connection')) return '{ __typename }';
  // A cursor is read before the page is.
  return isInputObjectType(getNamedType(argument.type)) ? ofFiltered : ROWS;
};
