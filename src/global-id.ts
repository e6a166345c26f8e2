/** The types that the graph can find again by a global id. */
export const NODE_TYPES = [
  'Image',
  'Patient',
  'Study',
  'Label',
  'Reader',
  'LabelSet',
  'FindingDefinition',
] as const;
export type NodeType = (typeof NODE_TYPES)[number];

/** What a global id stands for: a type and the type's own key. */
export interface NodeKey {
  readonly type: NodeType;
  readonly key: string;
}

/** The global id of a node: opaque to callers, the same in every replica and after every reload. */
export const toGlobalId = (type: NodeType, key: string): string =>
  Buffer.from(`${type}:${key}`).toString('base64url');

/** Reads a global id; null where the text is none. */
export const parseGlobalId = (id: string): NodeKey | null => {
  const text = Buffer.from(id, 'base64url').toString();
  const colon = text.indexOf(':');
  const type = NODE_TYPES.find((name) => name === text.slice(0, Math.max(colon, 0)));
  if (type === undefined) return null;
  const key = text.slice(colon + 1);
  // Decoding is lenient; an id has one spelling.
  return toGlobalId(type, key) === id ? { type, key } : null;
};
