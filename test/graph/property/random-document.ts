import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';

/** Decides: a number below another. */
export type Choose = (below: number) => number;

/** Values of the sample for arguments, by name. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  by: ['{imageIndex:"00000001_000.png"}', '{imageIndex:"none.png"}'],
  imageIndexes: ['["00000001_000.png","none.png","00000001_001.png"]', '[]'],
  ids: ['["SW1hZ2U6MDAwMDAwMDFfMDAwLnBuZw","UGF0aWVudDox","x"]'],
  id: ['"SW1hZ2U6MDAwMDAwMDFfMDAwLnBuZw"', '"UGF0aWVudDox"'],
  patientId: ['"1"', '"2"'],
  patientIds: ['["1","2","3"]'],
  readerId: ['"4343883814"', '"1"'],
  code: ['NIH_NLP_2020', 'FOUR_FINDINGS_2019'],
  labelSet: ['FOUR_FINDINGS_2019', 'ALL_FINDINGS_2021'],
  finding: ['PNEUMOTHORAX'],
  text: ['"0000001"', '"effusion"'],
  studyInstanceUid: ['"1.2"'],
  studyInstanceUids: ['["1.2","1.3"]'],
  names: ['["PatientAge","PatientSex"]'],
  dimensions: ['[SEX]', '[FINDING,SEX,SPLIT]'],
  first: ['0', '1', '4'],
  reference: ['{source:ADJUDICATED,labelSet:FOUR_FINDINGS_2019}'],
  candidate: ['{source:NLP,labelSet:NIH_NLP_2020}'],
};

/** They take files, or are for routers. */
const LEFT_OUT = new Set(['evaluate', '_entities', '_service']);

/** How deep a document goes at most. */
const DEEPEST = 7;

/** A document of the schema: any fields, aliases, fragments, directives and arguments. */
export const randomDocument = (schema: GraphQLSchema, choose: Choose): string => {
  const pick = <T>(of: readonly T[]): T | undefined => of[choose(of.length)];
  let names = 0;
  const fieldOf = (type: GraphQLNamedType, depth: number): string => {
    if (!isObjectType(type)) return '';
    const fields = Object.values(type.getFields()).filter(({ name }) => !LEFT_OUT.has(name));
    const field = pick(fields);
    if (field === undefined) return '';
    const named = getNamedType(field.type);
    const isLeaf = !isObjectType(named) && !isAbstractType(named);
    if (!isLeaf && depth >= DEEPEST) return '';
    const directive = ['', '', '', '@include(if:$yes)', '@skip(if:$yes)'][choose(5)];
    const set = isLeaf ? '' : `{${setOf(named, depth + 1)}}`;
    names += 1;
    return `f${names}:${field.name}${argumentsFor(field, choose)}${directive}${set}`;
  };
  const setOf = (type: GraphQLNamedType, depth: number): string => {
    const count = 1 + choose(3);
    const parts = Array.from({ length: count }, () => {
      if (!isAbstractType(type)) return fieldOf(type, depth);
      const possible = pick(schema.getPossibleTypes(type));
      return possible === undefined
        ? ''
        : `...on ${possible.name}{__typename ${fieldOf(possible, depth)}}`;
    });
    return ['__typename', ...parts].join(' ');
  };
  const query = schema.getQueryType();
  return `query($yes:Boolean=true){${query ? setOf(query, 1) : ''}}`;
};

const argumentsFor = ({ args }: GraphQLField<unknown, unknown>, choose: Choose): string => {
  const isGiven = (name: string): boolean => {
    // Pages are read one way.
    if (VALUES[name] === undefined || name === 'last') return false;
    return name === 'first' ? choose(3) > 0 : choose(3) === 0;
  };
  const written = args
    .filter((one) => isRequiredArgument(one) || isGiven(one.name))
    .map(({ name }) => {
      const values = VALUES[name] ?? ['null'];
      return `${name}:${values[choose(values.length)] ?? 'null'}`;
    });
  return written.length === 0 ? '' : `(${written.join(',')})`;
};

/** How many objects of each type an answer has, by walking all of it. */
export const objectsIn = (answer: unknown): ReadonlyMap<string, number> => {
  const found = new Map<string, number>();
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    if ('__typename' in value) {
      const name = String(value.__typename);
      found.set(name, (found.get(name) ?? 0) + 1);
    }
    Object.values(value).forEach(walk);
  };
  walk(answer);
  return found;
};
