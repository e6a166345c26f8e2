import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { GraphQLSchema } from 'graphql';
import { type Tool, toolOf } from './tool.ts';
import { readToolFile } from './tool-file.ts';

/** The tools whose documents are in a folder, by name. Errors: Error for the first that cannot be used. */
export const readTools = (schema: GraphQLSchema, folder: string): ReadonlyMap<string, Tool> => {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .toSorted();
  const tools = files.map((name) => {
    const file = path.join(folder, name);
    return toolOf(schema, readToolFile(file, readFileSync(file, 'utf8')));
  });
  return new Map(tools.map((tool) => [tool.name, tool]));
};
