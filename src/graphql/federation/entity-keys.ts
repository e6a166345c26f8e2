// type-graphql's decorators need it before the first of them runs.
import 'reflect-metadata';
import type { Context } from '../../context.ts';
import { UserInputError } from '../../errors.ts';
import { parseGlobalId } from '../../global-id.ts';
import { loadPatient } from '../../patient/patient.lookup.ts';
import { loadRecord } from '../../search/node.lookup.ts';
import type { Soon } from '../../soon.ts';
import { loadStudy } from '../../study/study.lookup.ts';
import type { Entities, FindEntity } from './entities-field.ts';
import { type Representation, wordsFor } from './representation.ts';

/** Finds the entity of a key through the request's loaders; null where unknown. */
type FindByKey = (key: string, context: Context) => Soon<object | null>;

const ENTITY_TYPES = ['Image', 'Patient', 'Study', 'Reader', 'LabelSet'] as const;
type EntityType = (typeof ENTITY_TYPES)[number];

const byOwnKey =
  (type: EntityType): FindByKey =>
  (key, context) =>
    loadRecord({ type, key }, context);

/** A global id of another type is one that this type does not know. */
const byGlobalId =
  (type: EntityType): FindByKey =>
  (id, context) => {
    const node = parseGlobalId(id);
    return node?.type === type ? loadRecord(node, context) : null;
  };

/** The keys of each entity, of which the first that is given counts. Their fields have `@key`. */
const KEYS: Readonly<Record<EntityType, Readonly<Record<string, FindByKey>>>> = {
  Image: {
    imageIndex: byOwnKey('Image'),
    sopInstanceUid: (uid, { loaders }) => loaders.imageByInstanceUid.load(uid),
    id: byGlobalId('Image'),
  },
  Patient: { patientId: loadPatient, id: byGlobalId('Patient') },
  Study: { studyInstanceUid: loadStudy, id: byGlobalId('Study') },
  Reader: { readerId: byOwnKey('Reader'), id: byGlobalId('Reader') },
  LabelSet: { code: byOwnKey('LabelSet'), id: byGlobalId('LabelSet') },
};

/** The text of a key, which JSON may hold as a whole number, as of any ID. */
const readKey = ({ place, fields }: Representation, name: string): string => {
  const value = fields[name];
  if (typeof value === 'string') return value;
  if (Number.isSafeInteger(value)) return String(value);
  throw new UserInputError(`${place}.${name} takes an ID, found ${wordsFor(value)}.`);
};

const isGiven = ({ fields }: Representation, name: string): boolean =>
  Object.hasOwn(fields, name) && fields[name] !== null && fields[name] !== undefined;

const finderOf = (type: EntityType): FindEntity<Context> => {
  const keys = Object.entries(KEYS[type]);
  const names = keys.map(([name]) => name).join(', ');
  return (representation, context) => {
    const chosen = keys.find(([name]) => isGiven(representation, name));
    if (chosen === undefined) {
      throw new UserInputError(
        `${representation.place} takes one of the keys ${names} of ${type}; found none of them.`,
      );
    }
    const [name, find] = chosen;
    return find(readKey(representation, name), context);
  };
};

/** The things of this gateway that other subgraphs hang their fields on. */
export const ENTITIES: Entities<Context> = Object.fromEntries(
  ENTITY_TYPES.map((type) => [type, finderOf(type)]),
);
