/** Nobody is told to wait longer, in milliseconds. */
const LONGEST_WAIT_MS = 3_600_000;

/** A Retry-After header, seconds or a date (RFC 9110 10.2.3), as milliseconds from now; null where it is neither. */
export const readRetryAfter = (header: string | null): number | null => {
  if (header === null) return null;
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now();
  return Number.isNaN(waitMs) ? null : Math.min(Math.max(waitMs, 0), LONGEST_WAIT_MS);
};
