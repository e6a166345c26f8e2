import { UserInputError } from '../../errors.ts';
import type { GivenArguments } from '../../graphql/evaluate-upload.ts';
import { LabelSetCode } from '../../terms/label-set-code.ts';
import { SOURCES } from '../../terms/vocabulary.ts';
import { checkNames, type Query, shown } from '../images/query.ts';

const KNOWN = [
  'labelSet',
  'source',
  'readerId',
  'filter',
  'uncertain',
  'minSpecificity',
  'minSensitivity',
  'threshold',
  'thresholds',
  'subgroups',
];

/**
 * The arguments of Query.evaluate that the parameters of an address stand for.
 *
 * Errors: UserInputError for what cannot be read; what is read is not yet checked.
 */
export const readOptions = (query: Query): GivenArguments => {
  checkNames(query, KNOWN);
  const { uncertain, subgroups } = query;
  return {
    reference: readReference(query),
    filter: readFilter(query['filter']),
    uncertain,
    minSpecificity: readNumber(query, 'minSpecificity'),
    minSensitivity: readNumber(query, 'minSensitivity'),
    threshold: readNumber(query, 'threshold'),
    thresholds: query['thresholds'] === undefined ? undefined : readThresholds(query['thresholds']),
    subgroups: subgroups?.split(','),
  };
};

/** source: where it is left out, the set's own final labels. */
const readReference = ({ labelSet, source, readerId }: Query): unknown => {
  const code = Object.values(LabelSetCode).find((known) => known === labelSet);
  if (code === undefined) {
    throw new UserInputError(
      `labelSet takes the set of the reference, one of ${Object.keys(LabelSetCode).join(', ')}; found ${labelSet === undefined ? 'nothing' : shown(labelSet)}.`,
    );
  }
  const usual = readerId === undefined ? SOURCES[code].at(-1) : 'READER';
  return { labelSet, source: source ?? usual, ...(readerId === undefined ? {} : { readerId }) };
};

const readFilter = (text: string | undefined): unknown => {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new UserInputError(`filter takes an ImageFilterInput as JSON, found ${shown(text)}.`);
  }
};

const readNumber = (query: Query, name: string): number | undefined => {
  const text = query[name];
  return text === undefined ? undefined : numberIn(name, text);
};

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

const numberIn = (name: string, text: string): number => {
  if (NUMBER.test(text)) return Number(text);
  throw new UserInputError(`${name} takes a number, found ${shown(text)}.`);
};

/** Such as EFFUSION:0.5,MASS:0.2. */
const readThresholds = (text: string): unknown =>
  text.split(',').map((one) => {
    const [finding = '', ...rest] = one.split(':');
    const threshold = rest.join(':');
    return { finding, threshold: numberIn('thresholds (FINDING:NUMBER,...)', threshold) };
  });
