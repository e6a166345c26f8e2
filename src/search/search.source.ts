import type { NodeType } from '../global-id.ts';

/** Something that a search found: what it is, and its type's own key. */
export interface SearchHit {
  readonly type: NodeType;
  readonly key: string;
}

/** Where the keys of images, patients, studies and readers are searched. Rejects with SourceError. */
export interface SearchSource {
  /** Exact matches first, then prefixes, each in the order of the keys. */
  findKeys(text: string, limit: number): Promise<readonly SearchHit[]>;
}
