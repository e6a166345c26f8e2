const POINT = 46;
/** Whole numbers of so many digits are exact, and so is a power of ten with so many noughts. */
const DIGITS = 15;
const POWERS = Array.from({ length: DIGITS + 1 }, (_, power) => 10 ** power);

/**
 * The number that some bytes spell as plain decimals, such as 0.143, with up to 15 digits; -1 where they
 * spell none. It is the number that the text is: the quotient of two exact numbers is rounded once.
 */
export const decimalIn = (bytes: Buffer, start: number, end: number): number => {
  if (end - start > DIGITS + 1) return -1;
  let value = 0;
  let point = end;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === POINT && point === end) point = at;
    else if (byte < 48 || byte > 57) return -1;
    else value = value * 10 + byte - 48;
  }
  const decimals = point === end ? 0 : end - point - 1;
  const isWhole = point > start && (point === end || decimals > 0);
  return isWhole && end - start - (point === end ? 0 : 1) <= DIGITS
    ? value / (POWERS[decimals] ?? 1)
    : -1;
};
