import type { Config } from './config.ts';
import type { OpenAllowance } from './sources/bigquery/allowance/create-allowance.ts';
import type { BigQueryConnection } from './sources/bigquery/open-bigquery.ts';

/** BigQuery, and what callers may spend there. */
export interface OpenBigQuery {
  readonly connection: BigQueryConnection;
  readonly allowance: OpenAllowance;
}

/** The one way to BigQuery of all that need it. */
export interface SharedBigQuery {
  /** Opens it when it is first needed: its client alone takes a tenth of a second and 17 MB. */
  open(): Promise<OpenBigQuery>;
  /** Closes it, where it was opened. */
  close(): Promise<void>;
}

/** Nothing is loaded or asked yet, and allow not called. */
export const shareBigQuery = ({ bigquery }: Config, allow: () => OpenAllowance): SharedBigQuery => {
  let opened: Promise<OpenBigQuery> | null = null;
  const begin = async (): Promise<OpenBigQuery> => {
    const { openBigQuery } = await import('./sources/bigquery/open-bigquery.ts');
    const connection = await openBigQuery(bigquery);
    return { connection, allowance: allow() };
  };
  return {
    open: () => {
      opened ??= begin();
      return opened;
    },
    close: async () => {
      const open = await opened?.catch(() => null);
      await open?.connection.close();
      await open?.allowance.close();
    },
  };
};
