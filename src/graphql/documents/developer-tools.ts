import { type DocumentNode, type GraphQLFormattedError, Kind, visit } from 'graphql';
import type { Identity } from '../../identity.ts';
import { DeveloperToolsError } from '../../limit-errors.ts';

/** Who may explore the schema: everybody, who proved who they are, or nobody. */
export type DeveloperTools = 'open' | 'callers' | 'off';

/** Fields that describe the schema. __typename is not one: clients need it. */
const DESCRIBING = new Set(['__schema', '__type', '_service']);

/** Whether a caller may use what is made for developers. */
export const mayExplore = (tools: DeveloperTools, { proof }: Pick<Identity, 'proof'>): boolean =>
  tools === 'open' || (tools === 'callers' && proof !== 'none');

/** What is told to who may not. */
export const toolsRefusal = (tools: DeveloperTools): DeveloperToolsError =>
  new DeveloperToolsError(
    tools === 'callers'
      ? 'The schema is described to callers who have proved who they are. Send credentials.'
      : 'This gateway does not describe its schema. Its documentation does.',
  );

const known = new WeakMap<DocumentNode, boolean>();

/** Whether a document asks for the schema's description, in whatever operation. */
export const describesSchema = (document: DocumentNode): boolean => {
  const before = known.get(document);
  if (before !== undefined) return before;
  let describes = false;
  visit(document, {
    [Kind.FIELD]: ({ name }) => {
      if (DESCRIBING.has(name.value)) describes = true;
    },
  });
  known.set(document, describes);
  return describes;
};

/** An error without what it says of names that were not asked for. */
export const withoutSuggestions = (error: GraphQLFormattedError): GraphQLFormattedError => ({
  ...error,
  message: error.message.replace(/ ?Did you mean .*?\?(?=$| )/s, ''),
});
