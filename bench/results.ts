// results.md: a part that a run did not measure stays as it was.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FILE = fileURLToPath(new URL('results.md', import.meta.url));
const HEAD = '# Results of `npm run bench`\n\n<!-- cspell:disable -->\n';
const PARTS = ['Questions', 'Aggregates and facets', 'Exports', 'Thumbnails'] as const;

export type Part = (typeof PARTS)[number];

/** Writes a part in place of what it was. */
export const keepResult = (part: Part, text: string): void => {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  const parts = PARTS.map((name) => (name === part ? text : textOf(before, name)));
  const sections = PARTS.flatMap((name, at) =>
    parts[at] ? [`\n## ${name}\n\n${parts[at]}\n`] : [],
  );
  writeFileSync(FILE, [HEAD, ...sections].join(''));
};

const textOf = (results: string, part: Part): string => {
  const section = results.split(/^## /m).find((text) => text.startsWith(`${part}\n`));
  return section?.slice(part.length).trim() ?? '';
};
