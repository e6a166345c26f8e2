import fc from 'fast-check';

const LEAVES = [
  'one',
  'surely',
  'word',
  'word(of: $word)',
  'again: word(of: "y")',
  'color',
  'flag',
  'id',
  'some',
  'all',
  '__typename',
  'one @skip(if: $yes)',
  'color @include(if: $yes)',
];

const { set } = fc.letrec<{ set: string; field: string }>((tie) => ({
  set: fc
    .array(tie('field'), { minLength: 1, maxLength: 5 })
    .map((fields) => `{ ${fields.join(' ')} }`),
  field: fc.oneof(
    { maxDepth: 3, depthSize: 'medium' },
    fc.constantFrom(...LEAVES),
    fc
      .tuple(fc.constantFrom('thing', 'strict', 'things', 'strictly', 'more: things'), tie('set'))
      .map(([name, own]) => `${name} ${own}`),
    tie('set').map((own) => `beings { one ... on Thing ${own} __typename }`),
    tie('set').map((own) => `... on Thing @include(if: $yes) ${own}`),
  ),
}));

/** A question about things, in any depth, by fragments and conditions too. */
export const arbitraryDocument = fc
  .tuple(fc.constantFrom('thing', 'strict'), set)
  .map(([root, own]) => `query ($yes: Boolean!, $word: String) { ${root} ${own} __typename }`);
