import type { Answer, TestGateway } from '../support/gateway.ts';

/** What a router knows of an entity; tests write bad ones, too. */
export type Given = unknown;

/** What routers ask for: the keys of whatever was found. */
const ENTITIES = `query ($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Image { id imageIndex sopInstanceUid }
    ... on Patient { id patientId }
    ... on Study { id studyInstanceUid }
    ... on Reader { id readerId }
    ... on LabelSet { id code }
  }
}`;

/** An entity with all its keys. */
export type Keys = Readonly<Record<string, string>>;

/** Asks for some entities, as a router does. */
export const askFor = (
  gateway: TestGateway,
  representations: readonly Given[],
): Promise<Answer<{ readonly _entities: readonly (Keys | null)[] | null }>> =>
  gateway.query(ENTITIES, { representations });

const EVERY_KIND = `{
  images(first: 40) { nodes { __typename id imageIndex sopInstanceUid } }
  patients(first: 20) { nodes { __typename id patientId } }
  studies(first: 20) { nodes { __typename id studyInstanceUid } }
  readers { __typename id readerId }
  labelSets { __typename id code }
}`;

interface EveryKind {
  readonly images: { readonly nodes: readonly Keys[] };
  readonly patients: { readonly nodes: readonly Keys[] };
  readonly studies: { readonly nodes: readonly Keys[] };
  readonly readers: readonly Keys[];
  readonly labelSets: readonly Keys[];
}

/** Entities of every kind as the graph's own lists give them: at least 100. */
export const entitiesOf = async (gateway: TestGateway): Promise<readonly Keys[]> => {
  const { images, patients, studies, readers, labelSets } =
    await gateway.data<EveryKind>(EVERY_KIND);
  return [...images.nodes, ...patients.nodes, ...studies.nodes, ...readers, ...labelSets];
};

/** The names of an entity's keys. */
export const keyNames = (entity: Keys): readonly string[] =>
  Object.keys(entity).filter((name) => name !== '__typename');

/** What a router sends for an entity that it knows by one key. */
export const representationBy = (entity: Keys, key: string): Given => ({
  __typename: entity['__typename'],
  [key]: entity[key],
});
