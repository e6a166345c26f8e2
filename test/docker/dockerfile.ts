// Reads as much of the Dockerfile language as this project writes, and refuses the rest: a step that was
// passed over would make a replay say more than it has seen.
import { readFileSync } from 'node:fs';

/** Something of the Dockerfile language that is not read here. */
export class DockerfileError extends Error {}

/** A step that makes the stage's files, or decides how the next ones run. */
export type Step =
  | { readonly does: 'COPY'; readonly from: string | null; readonly paths: readonly string[] }
  | { readonly does: 'RUN'; readonly command: string }
  | { readonly does: 'WORKDIR'; readonly folder: string }
  | { readonly does: 'ENV'; readonly values: Readonly<Record<string, string>> };

/** A stage, from its FROM to the next. */
export interface Stage {
  readonly name: string;
  /** Another stage, or an image. */
  readonly from: string;
  readonly steps: readonly Step[];
  /** Null where it leaves what it stands on. */
  readonly user: string | null;
  readonly command: readonly string[] | null;
  readonly healthCheck: readonly string[] | null;
  readonly ports: readonly number[];
}

/** The stages of a Dockerfile, in order. Errors: DockerfileError. */
export const readDockerfile = (path: string): readonly Stage[] =>
  parseDockerfile(readFileSync(path, 'utf8'));

/** Likewise, of its text. */
export const parseDockerfile = (text: string): readonly Stage[] => {
  const stages: Stage[] = [];
  for (const line of instructionsOf(text)) {
    const [, keyword = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    if (keyword === 'FROM') {
      stages.push(stageOf(rest));
      continue;
    }
    const stage = stages.pop();
    const change = stage && INSTRUCTIONS[keyword]?.(rest, stage);
    if (!change) throw new DockerfileError(`Not read here: ${line}`);
    stages.push({ ...stage, ...change });
  }
  return stages;
};

/** Lines without comments, those that end in a backslash joined with the next. */
const instructionsOf = (text: string): readonly string[] => {
  const lines = text.split('\n').filter((line) => !/^\s*(#|$)/.test(line));
  return lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line !== '');
};

const stageOf = (rest: string): Stage => {
  const [, from, name] = /^([\w.:/-]+) AS (\w+)$/.exec(rest) ?? [];
  if (from === undefined || name === undefined) throw new DockerfileError(`FROM ${rest}`);
  return { name, from, steps: [], user: null, command: null, healthCheck: null, ports: [] };
};

type Instruction = (rest: string, stage: Stage) => Partial<Stage> | null;

const INSTRUCTIONS: Readonly<Record<string, Instruction>> = {
  COPY: (rest, { steps }) => {
    const [, from = null, paths = ''] = /^(?:--from=(\w+) )?([\w./ -]+)$/.exec(rest) ?? [];
    const words = paths.split(' ');
    const isRead = words.length >= 2 && words.every((word) => word !== '' && !word.startsWith('-'));
    return isRead ? { steps: [...steps, { does: 'COPY', from, paths: words }] } : null;
  },
  RUN: (command, { steps }) =>
    /^(\[|--)/.test(command) ? null : { steps: [...steps, { does: 'RUN', command }] },
  WORKDIR: (folder, { steps }) =>
    /^\/[\w/]+$/.test(folder) ? { steps: [...steps, { does: 'WORKDIR', folder }] } : null,
  ENV: (rest, { steps }) => {
    const values = rest.split(' ').map((pair) => /^(\w+)=([\w.:/]+)$/.exec(pair)?.slice(1));
    if (values.some((pair) => pair === undefined)) return null;
    return {
      steps: [
        ...steps,
        { does: 'ENV', values: Object.fromEntries(values.flatMap((pair) => (pair ? [pair] : []))) },
      ],
    };
  },
  USER: (user) => (/^\w+$/.test(user) ? { user } : null),
  EXPOSE: (port, { ports }) => (/^\d+$/.test(port) ? { ports: [...ports, Number(port)] } : null),
  CMD: (rest) => ({ command: wordsOf(rest) }),
  HEALTHCHECK: (rest) => {
    const [, words] = /^(?:--[\w-]+=\w+ )*CMD (.*)$/.exec(rest) ?? [];
    return words === undefined ? null : { healthCheck: wordsOf(words) };
  },
};

/** The form that runs a program without a shell, ["like", "this"]. */
const wordsOf = (rest: string): readonly string[] => {
  const words: unknown = rest.startsWith('[') ? JSON.parse(rest) : null;
  if (!Array.isArray(words) || !words.every((word) => typeof word === 'string')) {
    throw new DockerfileError(`Not a list of words: ${rest}`);
  }
  return words;
};
