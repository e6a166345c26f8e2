import { cpSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What .dockerignore lets through, right below the project. Errors: where it is more than a list of that. */
export const contextEntries = (project: string): readonly string[] => {
  const lines = readFileSync(path.join(project, '.dockerignore'), 'utf8').split('\n');
  const [first, ...rules] = lines.filter((line) => !/^(#|$)/.test(line));
  const names = rules.map((rule) => /^!([\w.-]+)$/.exec(rule)?.[1]);
  if (first !== '*' || names.includes(undefined)) {
    throw new Error('.dockerignore is read as "*" and lines such as "!src", and nothing else.');
  }
  return names.flatMap((name) => name ?? []);
};

/** Copies what an engine would be sent. */
export const copyContext = (project: string, target: string): void => {
  for (const entry of contextEntries(project)) {
    const source = path.join(project, entry);
    if (!existsSync(source))
      throw new Error(`.dockerignore lets ${entry} through, which is not there.`);
    cpSync(source, path.join(target, entry), { recursive: true });
  }
};
