import { SourceError, type SourceProblem } from '../../errors.ts';
import type { SourceName } from '../../terms/source-name.ts';

/** Who asked for a file, and for which, in words for the log. */
export interface FileQuestion {
  readonly source: SourceName;
  readonly attempted: string;
}

/** Nothing of that name is there; the second where a part of the path is a file. */
const ABSENT = ['ENOENT', 'ENOTDIR'];

/** What no other day would mend. All else, such as EIO and EMFILE, may be gone when asked again. */
const PROBLEMS: Readonly<Record<string, SourceProblem>> = {
  EACCES: 'NO_ACCESS',
  EPERM: 'NO_ACCESS',
  // A directory, a socket, or a link to itself, where a file should be.
  EISDIR: 'DAMAGED',
  ENXIO: 'DAMAGED',
  ELOOP: 'DAMAGED',
};

/** Whether an error of the file system says that there is no such file. */
export const isAbsence = (error: unknown): boolean => ABSENT.includes(codeOf(error));

/** An error of the file system as callers may see it; the path in it stays in the cause. */
export const failureOf = ({ source, attempted }: FileQuestion, error: unknown): SourceError =>
  new SourceError(source, attempted, {
    cause: error,
    problem: PROBLEMS[codeOf(error)] ?? 'NO_ANSWER',
  });

/** What is there is not what should be. cause: what is wrong, for the log. */
export const damaged = ({ source, attempted }: FileQuestion, cause: string): SourceError =>
  new SourceError(source, attempted, { cause: new Error(cause), problem: 'DAMAGED' });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : '';
