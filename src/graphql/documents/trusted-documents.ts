import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { messageOf } from '../../decode.ts';

/** Texts of documents that somebody has read and trusts, by the SHA-256 of each. */
export type TrustedDocuments = ReadonlyMap<string, string>;

/** A manifest cannot be used; the message is for operators. */
export class TrustedDocumentsError extends Error {}

/** What is told of a file in which all is wrong. */
const MOST_PROBLEMS = 5;

/**
 * Reads a manifest, as GraphQL Code Generator writes one (`persistedDocuments` of the client preset,
 * with hashAlgorithm sha256): an object with a text for each hash.
 *
 * Errors: TrustedDocumentsError where the file cannot be read, or a hash is not that of its text.
 */
export const readTrustedDocuments = async (path: string): Promise<TrustedDocuments> => {
  const problems: string[] = [];
  const found = new Map<string, string>();
  for (const [id, text] of Object.entries(await readManifest(path))) {
    const hash = createHash('sha256').update(String(text)).digest('hex');
    if (typeof text !== 'string') problems.push('wanted a text for each hash');
    else if (id.replace(/^sha256:/, '') === hash) found.set(hash, text);
    else problems.push(`wanted ${hash} for its document, found ${id.slice(0, 72)}`);
  }
  if (problems.length > 0) throw unusable(path, problems.slice(0, MOST_PROBLEMS).join('; '));
  return found;
};

const readManifest = async (path: string): Promise<object> => {
  const read = readFile(path, 'utf8').then((text): unknown => JSON.parse(text));
  const manifest = await read.catch((error: unknown) => {
    throw unusable(path, messageOf(error));
  });
  if (typeof manifest === 'object' && manifest !== null && !Array.isArray(manifest))
    return manifest;
  throw unusable(path, 'wanted an object with a document for each hash');
};

const unusable = (path: string, why: string): TrustedDocumentsError =>
  new TrustedDocumentsError(`TRUSTED_DOCUMENTS_FILE: ${path} cannot be used: ${why}.`);
