import {
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredInputField,
  isScalarType,
} from 'graphql';
import { canHoldText, inputPlace } from './text-places.ts';

/** The texts of one round. */
export interface Round {
  /** What lists hold. */
  readonly texts: readonly string[];
  /** The next text for an input field where each needs a condition of its own: a filter takes few of these. */
  deal(place: string): string;
}

/** Conditions of a comparison, wherever it can stand in a filter. */
const FEW = 3;

/** Conditions of a kind that takes several keys: of 50 that may search other tables, a filter holds others too. */
const SEVERAL = 4;

/** What some keys must say beside the texts. */
const CHOSEN: Readonly<Record<string, string | number>> = {
  'DisagreementFilterInput.finding': 'FRACTURE',
  'LabelOriginInput.labelSet': 'FOUR_FINDINGS_2019',
  'LabelOriginInput.source': 'READER',
  'PredictionInput.finding': 'FRACTURE',
  'PredictionInput.score': 0.5,
};

/** What holds for some rows: a condition that holds for all or none would else be left out, with those beside it. */
const EASY: Readonly<Record<string, object>> = {
  ImageFilterInput: { patientAgeYears: { gte: 50 } },
  PatientFilterInput: { imageCount: { gte: 3 } },
  LabelFilterInput: { value: { eq: 'PRESENT' } },
};

/** Values for an argument, with texts wherever they can stand: all of a round in a list, else one in each value. */
export const filledValues = (type: GraphQLInputType, round: Round): readonly unknown[] =>
  valuesOf(type, { round, isInFilter: false, above: new Set() });

/** Where a value stands. */
interface Way {
  readonly round: Round;
  /** Within a filter, where a condition more is one that the catalog is asked. */
  readonly isInFilter: boolean;
  /** Input types around it: no filter stands in one of its own type again. */
  readonly above: ReadonlySet<string>;
}

const valuesOf = (type: GraphQLInputType, way: Way): readonly unknown[] => {
  const plain = getNullableType(type);
  if (isListType(plain)) return [valuesOf(plain.ofType, way)];
  if (!isInputObjectType(plain)) return way.round.texts;
  const fields = Object.values(plain.getFields());
  if (fields.some(isRequiredInputField)) {
    return way.isInFilter
      ? Array.from({ length: SEVERAL }, () => keysTogether(plain, way.round))
      : way.round.texts.map((text) => keysTogether(plain, { ...way.round, deal: () => text }));
  }
  return fields.some(({ name }) => name === 'or') ? [filter(plain, way)] : oneKeyEach(plain, way);
};

/** Objects of one key each. */
const oneKeyEach = (type: GraphQLInputObjectType, way: Way): readonly object[] => {
  const within = { ...way, above: new Set([...way.above, type.name]) };
  const valuesOfField = ({ name, type: own }: GraphQLInputField): readonly unknown[] =>
    way.isInFilter && isScalarType(own)
      ? Array.from({ length: FEW }, () => way.round.deal(inputPlace(type.name, name)))
      : valuesOf(own, within);
  return Object.values(type.getFields())
    .filter((field) => canHoldText(field.type, within.above))
    .flatMap((field) => valuesOfField(field).map((value) => ({ [field.name]: value })));
};

const filter = (type: GraphQLInputObjectType, way: Way): object => {
  const easy = EASY[type.name];
  if (easy === undefined) throw new Error(`Say what holds for some rows of ${type.name}.`);
  const alternatives = oneKeyEach(type, { ...way, isInFilter: true });
  return { and: alternatives.map((one) => ({ or: [one, easy] })) };
};

const keysTogether = (type: GraphQLInputObjectType, round: Round): object => {
  const valueOf = ({ name, type: own }: GraphQLInputField): unknown => {
    const plain = getNullableType(own);
    if (isInputObjectType(plain)) return keysTogether(plain, round);
    const place = inputPlace(type.name, name);
    return CHOSEN[place] ?? round.deal(place);
  };
  return Object.fromEntries(
    Object.values(type.getFields())
      .filter((field) => isRequiredInputField(field) || canHoldText(field.type))
      .map((field) => [field.name, valueOf(field)]),
  );
};
