/** A printed schema with an empty line before each member that has a description, as graphql-js prints. */
export const spaced = (printed: string): string => {
  const lines: string[] = [];
  let isWithin = false;
  for (const line of printed.split('\n')) {
    const quotes = line.split('"""').length - 1;
    const before = lines.at(-1) ?? '';
    if (!isWithin && quotes > 0 && /^\s/.test(line) && !/[{(]$/.test(before)) lines.push('');
    if (quotes === 1) isWithin = !isWithin;
    lines.push(line);
  }
  return `${lines.join('\n')}\n`;
};
