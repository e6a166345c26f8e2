import type { AgreementSource } from '../../agreement/agreement.source.ts';
import type { ReadPattern } from '../../agreement/read-pattern.ts';
import { keyOf, remember } from './cache.ts';

/** About what a read takes in memory, with its reader's number. */
const READ_BYTES = 110;

/** The same port around a port: what was asked before is not asked again. */
export const cachedAgreement = (source: AgreementSource, maxBytes: number): AgreementSource => {
  const patterns = remember<string, readonly ReadPattern[]>(
    maxBytes,
    bytesOf,
    'reads of a label set',
  );
  return {
    readPatterns: (question) =>
      patterns.one(keyOf(question), async () => source.readPatterns(question)),
  };
};

const bytesOf = (patterns: readonly ReadPattern[]): number =>
  patterns.reduce((sum, { reads }) => sum + (reads.length + 1) * READ_BYTES, 0);
