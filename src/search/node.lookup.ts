import type { Context } from '../context.ts';
import { FINDING_DEFINITIONS } from '../dataset/finding-definition.ts';
import { labelSetOf } from '../dataset/label-set.ts';
import { oneOf } from '../decode.ts';
import type { NodeKey, NodeType } from '../global-id.ts';
import { labelOf, parseLabelKey } from '../label/labels-of.ts';
import { after, type Soon } from '../soon.ts';
import { loadStudy } from '../study/study.lookup.ts';
import { parsePatientId } from '../terms/image-index.ts';
import { LABEL_SET_CODES } from '../terms/label-set-code.ts';

/** Whatever has a global id. */
export interface Identified {
  readonly id: string;
}

// Records are shared by requests and stay as they are, so their types stand beside them.
const types = new WeakMap<object, NodeType>();

/** The type of a record that was found as a node, which an answer of type Node needs. */
export const typeOfNode = (record: object): NodeType | undefined => types.get(record);

const loadLabel = (key: string, { loaders }: Context): Soon<Identified | null> => {
  const parsed = parseLabelKey(key);
  if (parsed === null) return null;
  return after(loaders.assessmentsByImage.load(parsed.imageIndex), (rows) => {
    const row = rows.find(parsed.isOf);
    return row === undefined ? null : labelOf(row, parsed.finding);
  });
};

const LOADED_BY: Readonly<
  Record<NodeType, (key: string, context: Context) => Soon<Identified | null>>
> = {
  Image: (key, { loaders }) => loaders.imageByIndex.load(key),
  Patient: (key, { loaders }) =>
    parsePatientId(key) === Number(key) && String(Number(key)) === key
      ? loaders.patientById.load(key)
      : null,
  Study: loadStudy,
  Label: loadLabel,
  Reader: (key, { loaders }) => loaders.readerById.load(key),
  LabelSet: (key, { sources }) => {
    const code = oneOf(LABEL_SET_CODES, key);
    return code === null ? null : labelSetOf(code, sources.dataset.dataset().imageCounts);
  },
  FindingDefinition: (key) => FINDING_DEFINITIONS.find(({ finding }) => finding === key) ?? null,
};

/** The record of a key, through the loaders; null where unknown. */
export const loadRecord = ({ type, key }: NodeKey, context: Context): Soon<Identified | null> =>
  LOADED_BY[type](key, context);

/** The node of a key, through the loaders; null where unknown. */
export const loadNode = (key: NodeKey, context: Context): Soon<Identified | null> =>
  after(loadRecord(key, context), (record) => {
    if (record !== null) types.set(record, key.type);
    return record;
  });
