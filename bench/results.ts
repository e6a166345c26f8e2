// results.md: a part that a run did not measure stays as it was.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PARTS, type Part } from './parts.ts';
import { type TargetLine, targetTable } from './targets.ts';

export const RESULTS = fileURLToPath(new URL('results.md', import.meta.url));
const HEAD = '# Results of `npm run bench`\n\n<!-- cspell:disable -->\n';

/** What a section is called. */
const TITLES: Readonly<Record<Part, string>> = {
  questions: 'Questions',
  process: 'Start and processes',
  profile: 'Where the time goes',
  thumbnails: 'Thumbnails',
  counts: 'Aggregates and facets',
  exports: 'Exports',
  bigquery: 'BigQuery',
  growth: 'Growth',
};
const TARGETS = 'Targets';

/** A part that was measured. */
export interface Section {
  readonly part: Part;
  readonly text: string;
}

/** The results with some sections in place of what they were, and with the targets last. */
export const withSections = (
  before: string,
  sections: readonly Section[],
  targets: readonly TargetLine[],
): string => {
  const texts = PARTS.map((part) => {
    const section = sections.find((one) => one.part === part);
    return [TITLES[part], section?.text ?? textOf(before, TITLES[part])] as const;
  });
  const last = targets.length === 0 ? textOf(before, TARGETS) : targetTable(targets);
  return [HEAD, ...[...texts, [TARGETS, last] as const].map(sectionText)].join('');
};

const sectionText = ([title, text]: readonly [string, string]): string =>
  text === '' ? '' : `\n## ${title}\n\n${text}\n`;

const textOf = (results: string, title: string): string => {
  const section = results.split(/^## /m).find((text) => text.startsWith(`${title}\n`));
  return section?.slice(title.length).trim() ?? '';
};

/** Writes them, and leaves what was not measured. */
export const writeResults = (
  file: string,
  sections: readonly Section[],
  targets: readonly TargetLine[],
): void => {
  const before = existsSync(file) ? readFileSync(file, 'utf8') : '';
  writeFileSync(file, withSections(before, sections, targets));
};

/** What a part prints. */
export const titled = ({ part, text }: Section): string => `## ${TITLES[part]}\n\n${text}`;
