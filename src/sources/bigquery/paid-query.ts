import type { Row } from '../../decode.ts';
import { BytesLimitError } from '../../errors.ts';
import { currentRequest } from '../../request.ts';
import type { SourceName } from '../../terms/source-name.ts';
import type { Allowance, Reservation } from './allowance.ts';
import type { Asking } from './asking.ts';
import type { Price, Statement } from './bigquery.ts';
import { endJob } from './job-end.ts';
import { labelsOf } from './labels.ts';
import { nextPage } from './next-page.ts';
import { newJob, type QueryJob } from './query-job.ts';
import { queryParameters } from './query-parameters.ts';

/** A statement that runs at the cost of the request in which it was begun. */
export interface PaidQuery {
  /**
   * The next page; null after the last one.
   *
   * Errors: those of a call, and BytesLimitError before anything runs. After a TransientError it may
   * be asked for again, and goes on where it was.
   */
  page(signal: AbortSignal): Promise<readonly Row[] | null>;
  /** Nobody wants more of it, or there is no more. Called once. */
  end(): void;
}

/** What a statement costs, and who says whether it may. */
export interface Purse {
  readonly allowance: Allowance;
  /** What a statement of this text reads. */
  price(statement: Statement): Promise<Price>;
  /** What it reads with these values; asked for before a statement is refused. */
  priceAgain(statement: Statement): Promise<Price>;
}

/** Begins a statement: nothing is asked before its first page. TypeError where a parameter is null. */
export const paidQuery = (asking: Asking, purse: Purse, statement: Statement): PaidQuery => {
  const { allowance } = purse;
  const request = currentRequest();
  // Written first: a statement that cannot be sent is no failure of the source.
  const parameters = queryParameters(statement.parameters);
  const { source } = asking.place;
  const ceiling = allowance.ceiling();
  const gone = request === null ? [] : [request.signal];
  let reservation: Promise<Reservation> | null = null;
  let job: QueryJob | null = null;

  const begun = async (signal: AbortSignal): Promise<QueryJob> => {
    const { place, timeoutMs, pageRows } = asking;
    const location = await asking.location();
    const price = await purse.price(statement);
    // Nobody would give back what is set aside after the end.
    signal.throwIfAborted();
    reservation ??= reserve(purse, { statement, price, source });
    await reservation;
    const labels = labelsOf(source, request);
    return newJob({ statement, parameters, place, labels, ceiling, timeoutMs }, location, pageRows);
  };
  return {
    page: async (signal) => {
      const ends = AbortSignal.any([signal, ...gone]);
      job ??= await begun(ends);
      return nextPage(asking.api, job, ends);
    },
    end: () => endJob(asking, job, { spending: request?.spending ?? null, reservation }),
  };
};

/** What is to be set aside, and for what. */
interface Claim {
  readonly statement: Statement;
  readonly price: Price;
  readonly source: SourceName;
}

/** Sets aside what a statement costs. Errors: BytesLimitError by its own price, not by that of its text. */
const reserve = async (
  { allowance, priceAgain }: Purse,
  { statement, price, source }: Claim,
): Promise<Reservation> => {
  try {
    return await allowance.reserve({ ...price, isCached: false }, source);
  } catch (error) {
    if (!(error instanceof BytesLimitError)) throw error;
    const now = await priceAgain(statement);
    if (now.bytesProcessed >= price.bytesProcessed) throw error;
    return allowance.reserve({ ...now, isCached: false }, source);
  }
};
