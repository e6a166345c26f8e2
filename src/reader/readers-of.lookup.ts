import type { Context } from '../context.ts';
import { UserInputError } from '../errors.ts';
import { quoted } from '../quoted.ts';
import type { LabelSetCode } from '../terms/label-set-code.ts';

/** Readers that an argument names, of one set. */
export interface NamedReaders {
  readonly labelSet: LabelSetCode;
  readonly readerIds: readonly string[];
  /** Such as "readers". */
  readonly argument: string;
}

/** Insists that all of some readers read a set. UserInputError names those who did. */
export const checkReaders = async (
  { labelSet, readerIds, argument }: NamedReaders,
  { loaders }: Context,
): Promise<void> => {
  const everyReader = await loaders.everyReader();
  const own = everyReader.flatMap(({ readCounts, readerId }) =>
    readCounts.has(labelSet) ? readerId : [],
  );
  const unknown = readerIds.find((readerId) => !own.includes(readerId));
  if (unknown === undefined) return;
  throw new UserInputError(
    `${argument}: ${labelSet} was read by ${own.join(', ')}; found ${quoted(unknown)}.`,
  );
};
