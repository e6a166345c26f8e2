// Which module a line of the built server is of: the build writes the name of each above its part.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A part of the project begins, or one of a package. */
const HEADING = /^\/\/ (?:\.cache\/compiled\/)?(\S+\.(?:js|mjs|cjs))$/;

/** Names modules as "image/image.resolver.js" or "node_modules/graphql/execution/execute.mjs". */
export const moduleNames = (): ((url: string, line: number) => string) => {
  const files = new Map<string, readonly string[]>();
  const linesOf = (url: string): readonly string[] => {
    const known = files.get(url);
    if (known !== undefined) return known;
    let name = url;
    const names = readFileSync(fileURLToPath(url), 'utf8')
      .split('\n')
      .map((line) => (name = HEADING.exec(line)?.[1] ?? name));
    files.set(url, names);
    return names;
  };
  return (url, line) => (url.includes('/dist/') ? (linesOf(url)[line] ?? url) : url);
};
