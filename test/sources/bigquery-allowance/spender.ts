import { BytesLimitError } from '../../../src/errors.ts';
import { inRequest, ownRequest } from '../../../src/request.ts';
import {
  type AllowanceOptions,
  createAllowance,
} from '../../../src/sources/bigquery/allowance/create-allowance.ts';
import type { Reservation } from '../../../src/sources/bigquery/allowance.ts';
import type { Role } from '../../../src/terms/role.ts';

export const MIB = 1024 * 1024;
const LARGE = 1000 * MIB;

/** Noon of a day that no clock of a test passes. */
const NOON = Date.parse('2099-06-15T12:00:00Z');

export interface SpenderOptions {
  readonly ceiling?: AllowanceOptions['maxBytesBilled'];
  readonly perDay?: AllowanceOptions['bytesPerDay'];
  readonly redisUrl?: string;
}

/** Limits that are the same for all. */
export const forAll = (bytes: number) => ({ everyone: bytes, roles: new Map<Role, number>() });

/** An allowance at a time that a test sets, as callers and roles meet it. */
export const startSpender = ({ ceiling, perDay, redisUrl }: SpenderOptions) => {
  const logged: string[] = [];
  let time = NOON;
  const allowance = createAllowance(
    {
      maxBytesBilled: ceiling ?? forAll(LARGE),
      bytesPerDay: perDay ?? forAll(0),
      redisUrl: redisUrl ?? null,
    },
    { log: (message) => void logged.push(message), now: () => time },
  );
  /** Reserves mebibytes for a caller. */
  const reserve = (mebibytes: number, caller = 'ann', role: Role = 'anonymous') =>
    inRequest(ownRequest({ caller, role }), () =>
      allowance.reserve(
        { bytesProcessed: mebibytes * MIB, tableCount: 1, isCached: false },
        'CATALOG',
      ),
    );
  return {
    allowance,
    logged,
    setTime: (now: string) => {
      time = Date.parse(now);
    },
    reserve,
    /** What is told to who is refused; null where they are not. */
    refused: async (...wanted: Parameters<typeof reserve>) => refusalOf(reserve(...wanted)),
  };
};

export type Spender = ReturnType<typeof startSpender>;

export const refusalOf = async (reservation: Promise<Reservation>) => {
  try {
    await reservation;
    return null;
  } catch (error) {
    if (error instanceof BytesLimitError) return error.limit;
    throw error;
  }
};
