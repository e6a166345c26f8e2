const MEBIBYTE = 1024 * 1024;
const LEAST_BYTES = 10 * MEBIBYTE;

/**
 * What BigQuery bills for so many bytes of so many tables: whole mebibytes, and ten at least for each
 * table, but nothing for nothing.
 */
export const billedBytes = (bytesProcessed: number, tableCount: number): number => {
  if (bytesProcessed === 0) return 0;
  const whole = Math.ceil(bytesProcessed / MEBIBYTE) * MEBIBYTE;
  return Math.max(LEAST_BYTES * Math.max(1, tableCount), whole);
};
