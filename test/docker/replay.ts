// Replays the steps of a Dockerfile in a folder, where there is no engine. It is not one: the machine's own
// Node stands for the base image, paths lie below a prefix, and nothing keeps a step from looking outside.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { copyContext } from './build-context.ts';
import { DockerfileError, readDockerfile, type Stage, type Step } from './dockerfile.ts';

/** A stage whose steps were replayed. */
export interface ReplayedStage {
  readonly stage: Stage;
  /** The folder that stands for /. */
  readonly root: string;
  /** The folder that stands for its last WORKDIR. */
  readonly cwd: string;
  /** What ENV has set in it, and in the stages that it stands on. */
  readonly env: Readonly<Record<string, string>>;
}

export interface Replay {
  /** A stage by its name, made when it is first asked for. */
  stage(name: string): ReplayedStage;
}

/** What the one base image has, and this replay takes from the machine. */
const BASE_IMAGE = /^node:(\d+)-bookworm-slim$/;

/** A replay of the project's Dockerfile in an empty folder, which gets a folder for each stage. */
export const replayDockerfile = (project: string, folder: string): Replay => {
  const stages = readDockerfile(path.join(project, 'Dockerfile'));
  const context = path.join(folder, 'context');
  copyContext(project, context);
  const made = new Map<string, ReplayedStage>();
  const stageNamed = (name: string): ReplayedStage => {
    const known = made.get(name);
    if (known !== undefined) return known;
    const stage = stages.find((candidate) => candidate.name === name);
    if (stage === undefined) throw new DockerfileError(`There is no stage ${name}.`);
    const place = { root: path.join(folder, name), context, stageNamed };
    const replayed = stage.steps.reduce(
      (before, step) => replay(step, before, place),
      startOf(stage, place),
    );
    made.set(name, replayed);
    return replayed;
  };
  return { stage: stageNamed };
};

interface Place {
  readonly root: string;
  readonly context: string;
  readonly stageNamed: (name: string) => ReplayedStage;
}

/** What a stage stands on: nothing but a Node, or all of another stage. */
const startOf = (stage: Stage, { root, stageNamed }: Place): ReplayedStage => {
  const [, major] = BASE_IMAGE.exec(stage.from) ?? [];
  if (major !== undefined) {
    mkdirSync(root, { recursive: true });
    return { stage, root, cwd: root, env: {} };
  }
  const base = stageNamed(stage.from);
  // A stage that changes nothing may share its files with the one that it stands on.
  execFileSync('cp', [stage.steps.length === 0 ? '-al' : '-a', base.root, root]);
  const cwd = path.join(root, path.relative(base.root, base.cwd));
  return { stage, root, cwd, env: base.env };
};

const replay = (step: Step, before: ReplayedStage, place: Place): ReplayedStage => {
  switch (step.does) {
    case 'WORKDIR': {
      const cwd = path.join(before.root, step.folder);
      mkdirSync(cwd, { recursive: true });
      return { ...before, cwd };
    }
    case 'ENV':
      return { ...before, env: { ...before.env, ...step.values } };
    case 'RUN':
      run(step.command, before);
      return before;
    case 'COPY':
      copy(step, before, place);
      return before;
  }
};

/** Where npm finds its cache and its registry on this machine; an engine is told in its own way. */
const WAY_TO_REGISTRY =
  /^(home|node_extra_ca_certs|ssl_cert_(file|dir)|\w*_proxy|npm_config_(cache|cafile|registry|userconfig))$/i;

/** With the machine's npm, where the base image has its own. */
const run = (command: string, { cwd, env }: ReplayedStage): void => {
  const way = Object.entries(process.env).filter(([name]) => WAY_TO_REGISTRY.test(name));
  const folders = [path.dirname(process.execPath), process.env['PATH']].join(path.delimiter);
  execFileSync('/bin/sh', ['-c', command], {
    cwd,
    env: { ...Object.fromEntries(way), PATH: folders, ...env },
    stdio: 'pipe',
  });
};

/** Folders give what is in them; several sources, or a target that ends so, need a folder as target. */
const copy = (
  { from, paths }: Step & { readonly does: 'COPY' },
  { root, cwd }: ReplayedStage,
  { context, stageNamed }: Place,
): void => {
  const sources = paths.slice(0, -1);
  const wanted = paths.at(-1) ?? '';
  const target = wanted.startsWith('/') ? path.join(root, wanted) : path.join(cwd, wanted);
  const isFolder = wanted.endsWith('/');
  if (sources.length > 1 && !isFolder) throw new DockerfileError(`COPY to ${wanted}: no folder.`);
  for (const source of sources) {
    const file = path.join(from === null ? context : stageNamed(from).root, source);
    const isDirectory = statSync(file).isDirectory();
    const place = isFolder && !isDirectory ? path.join(target, path.basename(source)) : target;
    cpSync(file, place, { recursive: true, verbatimSymlinks: true });
  }
};
