/** What means something to one language or another. */
export const FRAGMENTS: readonly string[] = [
  "'",
  "''",
  '"',
  '`',
  '\\',
  "\\'",
  ';',
  '--',
  '/*',
  '*/',
  '#',
  '\u0000',
  '\r\n',
  '\t',
  '$1',
  '$$',
  '?',
  ':name',
  '%',
  '_',
  '[]',
  '(',
  ')',
  '::text',
  '\\u0000',
  "' or 1=1 --",
  "'; drop table images; --",
  '" or ""="',
  "') or ('1'='1",
  ' union select 1 --',
  "'; attach 'x.db'; --",
  "'; copy images to 'x.csv'; --",
  "read_csv('/etc/passwd')",
  'null',
  'NaN',
  '\uFEFF',
  '\u202E',
  '\u2028',
  '\u{1F600}',
  '\uD800',
  '\uDFFF',
  'e\u0301',
  '\uFF07',
  '\u02BC',
];

/** Stands in every hostile string, and in nothing that a statement says by itself. */
export const MARKER = 'zq';

/** 200 strings of them. */
export const hostileStrings: readonly string[] = Array.from({ length: 200 }, (_, i) => {
  const before = FRAGMENTS[(i * 7 + 3) % FRAGMENTS.length] ?? '';
  const behind = FRAGMENTS[i % FRAGMENTS.length] ?? '';
  const marker = `${MARKER}${i}`;
  return i % 2 === 0 ? `${marker}${behind}${before}` : `${before}${marker}${behind}`;
});
