import type { DocumentOptions } from '../../graphql/documents/named-document.ts';
import { textNamed } from '../../graphql/documents/named-document.ts';
import type { DocumentName } from '../../graphql/known-documents.ts';

type Given = Readonly<Record<string, unknown>>;

/** What a request asks, where it is put in the usual way. */
export interface Question {
  readonly document: DocumentName;
  readonly variables: Given | undefined;
}

/** Which documents may be named by what. */
export interface Naming extends DocumentOptions {
  /** Whether callers may register documents by their hash. */
  readonly hasApq: boolean;
}

// A body with one of these is looked at in full, or refused, elsewhere.
const ODD_KEYS = /__proto__|constructor|\\u00/;

/** Parameters of an address that mean something. */
const PARAMETERS = new Set(['query', 'operationName', 'variables', 'extensions', 'documentId']);

/** What the body of a POST asks; null where it is anything but a usual question. */
export const readBody = (text: string, naming: Naming): Question | null => {
  const body = ODD_KEYS.test(text) ? null : jsonIn(text);
  return body === null ? null : readGiven(body, naming);
};

/** What the parameters of a GET ask; null as above. */
export const readSearch = (search: string, naming: Naming): Question | null => {
  const given: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(search)) {
    if (!PARAMETERS.has(name) || name in given) return null;
    const isJson = name === 'variables' || name === 'extensions';
    const read = isJson ? jsonIn(value) : value;
    if (read === null) return null;
    given[name] = read;
  }
  return readGiven(given, naming);
};

const jsonIn = (text: string): Given | null => {
  try {
    const value: unknown = JSON.parse(text);
    return isGiven(value) ? value : null;
  } catch {
    return null;
  }
};

const isGiven = (value: unknown): value is Given =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Undefined where nothing is given, null where something else is than is wanted. */
const orNothing = <T>(
  value: unknown,
  isWanted: (value: unknown) => value is T,
): T | null | undefined => {
  if (value === undefined || value === null) return undefined;
  return isWanted(value) ? value : null;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

const readGiven = (given: Given, naming: Naming): Question | null => {
  const variables = orNothing(given['variables'], isGiven);
  const operationName = orNothing(given['operationName'], isText);
  if (variables === null || operationName === null) return null;
  const named = nameIn(given, naming);
  return named && { document: { ...named, operationName: operationName ?? null }, variables };
};

/** How it names its document, where it does so in one way, and that is taken. */
const nameIn = (
  { query, documentId, extensions }: Given,
  { persisted, trusted, hasApq }: Naming,
): Pick<DocumentName, 'by' | 'name'> | null => {
  const more = orNothing(extensions, isGiven);
  if (more === null) return null;
  const registered = more?.['persistedQuery'];
  if (documentId !== undefined && documentId !== null) {
    if (persisted === 'off' || query !== undefined || registered !== undefined) return null;
    const name = textNamed(documentId, trusted);
    return name === undefined ? null : { by: 'trusted', name };
  }
  if (persisted === 'only') return null;
  if (registered === undefined) return isText(query) ? { by: 'text', name: query } : null;
  if (!hasApq || query !== undefined || !isGiven(registered)) return null;
  const { version, sha256Hash } = registered;
  return version === 1 && isText(sha256Hash) ? { by: 'hash', name: sha256Hash } : null;
};
