import type { Context } from '../context.ts';
import { FINDING_DEFINITIONS } from '../dataset/finding-definition.ts';
import { labelSetOf } from '../dataset/label-set.ts';
import { oneOf } from '../decode.ts';
import type { NodeKey, NodeType } from '../global-id.ts';
import { labelOf, parseLabelKey } from '../label/labels-of.ts';
import { loadStudy } from '../study/study.lookup.ts';
import { parsePatientId } from '../terms/image-index.ts';
import { LABEL_SET_CODES } from '../terms/label-set-code.ts';

/** Whatever has a global id. */
interface Identified {
  readonly id: string;
}

/** A record with the name of its type, which an answer of type Node needs. */
export interface FoundNode extends Identified {
  readonly __typename: NodeType;
}

const loadLabel = async (key: string, { loaders }: Context): Promise<Identified | null> => {
  const parsed = parseLabelKey(key);
  if (parsed === null) return null;
  const row = (await loaders.assessmentsByImage.load(parsed.imageIndex)).find(parsed.isOf);
  return row === undefined ? null : labelOf(row, parsed.finding);
};

const LOADED_BY: Readonly<
  Record<
    NodeType,
    (key: string, context: Context) => Identified | null | Promise<Identified | null>
  >
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
export const loadRecord = (
  { type, key }: NodeKey,
  context: Context,
): Identified | null | Promise<Identified | null> => LOADED_BY[type](key, context);

/** The node of a key, through the loaders; null where unknown. */
export const loadNode = async (key: NodeKey, context: Context): Promise<FoundNode | null> => {
  const record = await loadRecord(key, context);
  return record === null ? null : named(record, key.type);
};

/** A record with the name of its type. Its getters stay getters: a record may have come in part. */
const named = (record: Identified, type: NodeType): FoundNode =>
  Object.defineProperties(
    { id: record.id, __typename: type },
    Object.getOwnPropertyDescriptors(record),
  );
