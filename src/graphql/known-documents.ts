import type { DocumentNode, OperationDefinitionNode } from 'graphql';
import { LRUCache } from 'lru-cache';

/** How a request names its document. */
export interface DocumentName {
  /** Its text, the text of a trusted one, or the hash under which a caller has registered one. */
  readonly by: 'text' | 'trusted' | 'hash';
  readonly name: string;
  readonly operationName: string | null;
}

/** An operation of a document that was read, is valid, and was let run before. */
export interface KnownDocument {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** SHA-256 of its text, by which it is compiled. */
  readonly queryHash: string;
  readonly isTrusted: boolean;
}

/** Documents that need not be read again, by what requests call them, letter by letter. */
export interface KnownDocuments {
  find(name: DocumentName): KnownDocument | undefined;
  note(name: DocumentName, known: KnownDocument): void;
}

/** Documents at most, and characters of all their names: read documents are some thirty times as large. */
const MOST = { documents: 500, characters: 500_000 };

export const createKnownDocuments = (): KnownDocuments => {
  const known = new LRUCache<string, KnownDocument>({
    max: MOST.documents,
    maxSize: MOST.characters,
    sizeCalculation: (_document, key) => key.length,
  });
  return {
    find: (name) => known.get(keyOf(name)),
    note: (name, document) => void known.set(keyOf(name), document),
  };
};

// What a request calls an operation may be any text: how long it is says where the next begins.
const keyOf = ({ by, name, operationName }: DocumentName): string =>
  `${by} ${operationName?.length ?? ''}\n${operationName ?? ''}${name}`;
