import type { Context } from '../context.ts';
import { FINDING_DEFINITIONS } from '../dataset/finding-definition.ts';
import { labelSetOf } from '../dataset/label-set.ts';
import { oneOf } from '../decode.ts';
import type { NodeKey, NodeType } from '../global-id.ts';
import { parseLabelKey, labelOf } from '../label/labels-of.ts';
import type { Node } from '../node.ts';
import { studyOf } from '../study/study.ts';
import { isUid } from '../terms/dicom-uid.ts';
import { LABEL_SET_CODES } from '../terms/label-set-code.ts';

/** A record with the name of its type, which an answer of type Node needs. */
export interface FoundNode extends Node {
  readonly __typename: NodeType;
}

const loadLabel = async (key: string, { loaders }: Context): Promise<Node | null> => {
  const parsed = parseLabelKey(key);
  const image = parsed === null ? null : await loaders.imageByIndex.load(parsed.imageIndex);
  if (parsed === null || image === null) return null;
  const row = (await loaders.assessmentsByImage.load(image.ordinal)).find(parsed.isOf);
  return row === undefined ? null : labelOf(row, parsed.finding);
};

const loadStudy = async (uid: string, { loaders }: Context): Promise<Node | null> => {
  const image = isUid(uid) ? await loaders.imageByStudyUid.load(uid) : null;
  return image === null ? null : studyOf(image);
};

const LOADED_BY: Readonly<
  Record<NodeType, (key: string, context: Context) => Node | null | Promise<Node | null>>
> = {
  Image: (key, { loaders }) => loaders.imageByIndex.load(key),
  Patient: (key, { loaders }) =>
    /^[1-9]\d{0,7}$/.test(key) ? loaders.patientById.load(key) : null,
  Study: loadStudy,
  Label: loadLabel,
  Reader: (key, { loaders }) => loaders.readerById.load(key),
  LabelSet: (key, { sources }) => {
    const code = oneOf(LABEL_SET_CODES, key);
    return code === null ? null : labelSetOf(code, sources.dataset.dataset().imageCounts);
  },
  FindingDefinition: (key) => FINDING_DEFINITIONS.find(({ finding }) => finding === key) ?? null,
};

/** The node of a key, through the loaders; null where unknown. */
export const loadNode = async (
  { type, key }: NodeKey,
  context: Context,
): Promise<FoundNode | null> => {
  const record = await LOADED_BY[type](key, context);
  return record === null ? null : { ...record, __typename: type };
};
