/** Characters of a line. */
const WIDTH = 120;
/** Of numbers: what is behind them is noise to people. */
const DECIMALS = 4;

/** JSON for people: numbers rounded to four decimals, and as much on a line as fits. */
export function compactJson(value: unknown): string {
  return lay(rounded(value), '', 0);
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number(value.toFixed(DECIMALS));
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rounded(member)]));
}

/** before: how many characters stand before the value on its line, beside the indent. */
function lay(value: unknown, indent: string, before: number): string {
  const line = oneLine(value);
  const fits = indent.length + before + line.length <= WIDTH;
  if (fits || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) {
    return `[\n${value.map((member) => inner + lay(member, inner, 0)).join(',\n')}\n${indent}]`;
  }
  return `{\n${membersOf(value, inner).join(',\n')}\n${indent}}`;
}

/** Members that are short stand side by side. */
function membersOf(value: object, indent: string): readonly string[] {
  const lines: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    const name = `${JSON.stringify(key)}: `;
    const text = name + lay(member, indent, name.length);
    const last = lines.at(-1);
    const joined = `${last}, ${text}`;
    const isJoined = last !== undefined && !joined.includes('\n') && joined.length <= WIDTH;
    if (isJoined) lines[lines.length - 1] = joined;
    else lines.push(indent + text);
  }
  return lines;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
