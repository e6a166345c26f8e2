import type { GraphQLRequest } from '@apollo/server';
import { PersistedDocumentError } from '../../limit-errors.ts';
import type { TrustedDocuments } from './trusted-documents.ts';

/** Which documents are answered. */
export interface DocumentOptions {
  /** "only": those of the manifest; "off": no document is looked up by its id. */
  readonly persisted: 'off' | 'prefer' | 'only';
  readonly trusted: TrustedDocuments;
}

/** What a request asks for. */
export interface NamedDocument {
  readonly isTrusted: boolean;
  /** Why it is refused; null where it is not. */
  readonly refusal: PersistedDocumentError | null;
}

/** An id of a document, as the appendix of GraphQL over HTTP writes it, or without its prefix. */
const ID = /^(?:sha256:)?([0-9a-f]{64})$/i;

/** Stands for a document that is refused, since Apollo Server refuses one without a text in its own words. */
const NOTHING = '{ __typename }';

const TEXT: NamedDocument = { isTrusted: false, refusal: null };

/**
 * Puts the text of a trusted document into a request that names one by its `documentId`, and says
 * whether it may run. Hashes of Apollo's automatic persisted queries are looked up elsewhere.
 */
export const nameDocument = (
  asked: GraphQLRequest,
  { persisted, trusted }: DocumentOptions,
): NamedDocument => {
  // What this process asks itself has no address to ask at.
  if (persisted === 'off' || asked.http === undefined) return TEXT;
  const id = documentIdIn(asked.http);
  if (id === undefined) {
    return persisted === 'only' ? refused(asked, 'Only trusted documents are answered') : TEXT;
  }
  if (asked.query !== undefined) return refused(asked, 'Send documentId or query, not both');
  const text = textNamed(id, trusted);
  if (text === undefined) return refused(asked, 'No trusted document has this documentId');
  asked.query = text;
  return { isTrusted: true, refusal: null };
};

/** The text of a trusted document by its id; undefined where there is none. */
export const textNamed = (id: unknown, trusted: TrustedDocuments): string | undefined => {
  const [, hash = ''] = (typeof id === 'string' && ID.exec(id)) || [];
  return trusted.get(hash.toLowerCase());
};

const refused = (asked: GraphQLRequest, why: string): NamedDocument => {
  asked.query = NOTHING;
  delete asked.extensions;
  delete asked.operationName;
  const remedy = 'Name one of the manifest by "documentId": "sha256:" and its SHA-256.';
  return { isTrusted: false, refusal: new PersistedDocumentError(`${why}. ${remedy}`) };
};

/** The id in the body of a POST, or in the address of a GET; undefined where there is none. */
const documentIdIn = ({ method, body, search }: NonNullable<GraphQLRequest['http']>): unknown => {
  if (method === 'GET') {
    return search.includes('documentId')
      ? (new URLSearchParams(search).get('documentId') ?? undefined)
      : undefined;
  }
  return typeof body === 'object' && body !== null && 'documentId' in body
    ? (body.documentId ?? undefined)
    : undefined;
};
