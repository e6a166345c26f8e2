import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pricesBy } from '../graphql/limits/document-price.ts';
import { inProject } from '../places.ts';
import type { ToolParts } from './call-tool.ts';
import { readTools } from './read-tools.ts';
import type { Tool } from './tool.ts';

/** Where the tools' documents are. */
const TOOLS_DIR = inProject('schema/tools');

/**
 * The tools that this version of the gateway serves. Reading them takes some 20 ms, so they are read
 * when somebody first asks for them; that all of them fit the schema, the tests see to.
 */
export const openTools = ({
  schema,
  apollo,
  logError,
}: Pick<ToolParts, 'schema' | 'apollo' | 'logError'>): ToolParts => {
  const priceFor = pricesBy(schema);
  let read: ReadonlyMap<string, Tool> | null = null;
  return {
    schema,
    apollo,
    logError,
    version: readVersion(),
    tools: () => {
      read ??= readTools(schema, TOOLS_DIR);
      return read;
    },
    priceOf: ({ document, operation }, given) => priceFor({ document, operation }).pointsOf(given),
  };
};

/** The files of the tools as they are, by whose operations calls are counted. */
export const toolTexts = (): readonly string[] =>
  readdirSync(TOOLS_DIR)
    .filter((name) => name.endsWith('.graphql'))
    .map((name) => readFileSync(path.join(TOOLS_DIR, name), 'utf8'));

/** The gateway's version, which clients show. */
const readVersion = (): string => {
  const text = readFileSync(inProject('package.json'), 'utf8');
  return /"version": "([^"]+)"/.exec(text)?.[1] ?? '0.0.0';
};
