import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large an operation is, with its fragments spread: what would be walked to answer it. */
export interface DocumentShape {
  /** Fields within fields, at most. */
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly directives: number;
}

const NOTHING: DocumentShape = { depth: 0, fields: 0, aliases: 0, rootFields: 0, directives: 0 };

/**
 * How large an operation is. Each fragment is read once, however often it is spread, so a document
 * that would spread into millions of fields is measured as fast as any other.
 *
 * A fragment that spreads itself counts as nothing within itself; validation refuses it before.
 */
export const shapeOf = (
  { selectionSet, directives }: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): DocumentShape => {
  const known = new Map<string, DocumentShape>();
  const ofSet = (set: SelectionSetNode | undefined): DocumentShape =>
    (set?.selections ?? []).map(ofSelection).reduce(beside, NOTHING);
  const ofSelection = (selection: SelectionNode): DocumentShape => {
    const own = { ...NOTHING, directives: selection.directives?.length ?? 0 };
    if (selection.kind === Kind.FIELD) {
      const within = ofSet(selection.selectionSet);
      return {
        depth: within.depth + 1,
        fields: within.fields + 1,
        aliases: within.aliases + (selection.alias === undefined ? 0 : 1),
        rootFields: 1,
        directives: within.directives + own.directives,
      };
    }
    if (selection.kind === Kind.INLINE_FRAGMENT) return beside(own, ofSet(selection.selectionSet));
    return beside(own, ofFragment(selection.name.value));
  };
  const ofFragment = (name: string): DocumentShape => {
    const before = known.get(name);
    if (before !== undefined) return before;
    known.set(name, NOTHING);
    const fragment = fragments.get(name);
    const own = { ...NOTHING, directives: fragment?.directives?.length ?? 0 };
    const shape = beside(own, ofSet(fragment?.selectionSet));
    known.set(name, shape);
    return shape;
  };
  return beside({ ...NOTHING, directives: directives?.length ?? 0 }, ofSet(selectionSet));
};

const beside = (left: DocumentShape, right: DocumentShape): DocumentShape => ({
  depth: Math.max(left.depth, right.depth),
  fields: left.fields + right.fields,
  aliases: left.aliases + right.aliases,
  rootFields: left.rootFields + right.rootFields,
  directives: left.directives + right.directives,
});
