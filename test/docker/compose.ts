import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** docker-compose 2, which reads a file without an engine. Version 1 asks for one. */
const program =
  process.env['DOCKER_COMPOSE_PATH'] ??
  (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, 'docker-compose'))
    .find((place) => existsSync(place));

const isRequired = process.env['RADIOGRAPH_REQUIRE_COMPOSE'] === '1';

/** Why docker-compose.yml cannot be checked here; false where it can, or must. */
export const skipWithoutCompose: string | false =
  program !== undefined || isRequired
    ? false
    : 'docker-compose.yml IS NOT CHECKED: no docker-compose on the path. Set DOCKER_COMPOSE_PATH.';

/** What docker-compose says of a file. Errors: its exit code and words, where it refuses the file. */
export const composeConfig = (file: string, ...options: readonly string[]): string =>
  compose(['-f', file, 'config', ...options]);

/** What a file makes of its networks, and of its services with one profile asked for. */
export const composeProfile = (file: string, profile: string) =>
  JSON.parse(compose(['-f', file, '--profile', profile, 'config', '--format', 'json']));

const compose = (args: readonly string[]): string => {
  if (program === undefined) {
    throw new Error('RADIOGRAPH_REQUIRE_COMPOSE is 1, and there is no docker-compose.');
  }
  return execFileSync(program, args, { encoding: 'utf8', stdio: 'pipe' });
};
