import { ExportTooLargeError } from '../../load-errors.ts';

/** Files that were too large. Who reads one as it grows has been told of success; who comes later is told at once. */
export interface Refusals {
  /** Throws ExportTooLargeError where a file was refused. */
  check(key: string): void;
  refuse(key: string, byteLength: number): ExportTooLargeError;
}

/** Refusals that are remembered. */
const MOST = 256;

export const rememberRefusals = (maxBytes: number): Refusals => {
  const refused = new Map<string, ExportTooLargeError>();
  return {
    check: (key) => {
      const error = refused.get(key);
      if (error !== undefined) throw error;
    },
    refuse: (key, byteLength) => {
      const error = new ExportTooLargeError(maxBytes, byteLength);
      refused.set(key, error);
      if (refused.size > MOST) refused.delete(refused.keys().next().value ?? '');
      return error;
    },
  };
};
