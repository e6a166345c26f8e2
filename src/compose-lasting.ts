import type { Config } from './config.ts';
import { messageOf } from './decode.ts';
import { ConfigError } from './settings.ts';
import {
  createAllowance,
  type OpenAllowance,
} from './sources/bigquery/allowance/create-allowance.ts';
import { tryFolder } from './sources/exports/spooled-file.ts';

/** What stays when the data is loaded anew. */
export interface Lasting {
  /** What callers spent today, in this process. It is left open by who uses it. */
  allowance(): OpenAllowance;
  close(): Promise<void>;
}

/** Nothing is opened before it is asked for. */
export const composeLasting = (
  { bigquery }: Config,
  log: (message: string, error: unknown) => void,
): Lasting => {
  let opened: OpenAllowance | null = null;
  return {
    allowance: () => {
      opened ??= createAllowance(bigquery, { log });
      return { ...opened, close: async () => {} };
    },
    close: async () => opened?.close(),
  };
};

/** ConfigError where no file can be made in the folder of exports: nobody would notice before the first. */
export const checkExportFolder = (folder: string): void => {
  try {
    tryFolder(folder);
  } catch (error) {
    throw new ConfigError([`EXPORT_DIR: wanted a folder to write in (${messageOf(error)}).`]);
  }
};

/** What was opened, and is closed in reverse order. */
export interface Opened {
  /** close: what closes what was just opened. */
  add(close: () => Promise<void>): void;
  close(): Promise<void>;
}

/** Nothing is open yet. One that cannot be closed leaves the others none the more open. */
export const openedThings = (): Opened => {
  const closers: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    const last = closers.pop();
    if (last === undefined) return;
    try {
      await last();
    } finally {
      await close();
    }
  };
  return { add: (one) => void closers.push(one), close };
};
