import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SERVER, SERVER_ENVIRONMENT } from '../../scripts/launch/verbs.mjs';
import { project } from '../scripts/project-copy.ts';
import { contextEntries } from './build-context.ts';
import { DockerfileError, parseDockerfile, readDockerfile } from './dockerfile.ts';

describe('The Dockerfile', () => {
  const last = readDockerfile(`${project}/Dockerfile`).at(-1);

  it('ends with the gateway, which runs what npm start runs, and not as root', () => {
    assert.equal(last?.name, 'gateway');
    assert.equal(last.user, 'node');
    assert.deepEqual(last.command, ['node', ...SERVER]);
  });

  it('says how to see that the gateway is ready', () => {
    assert.equal(last?.healthCheck?.[0], 'node');
    assert.match(last.healthCheck.join(' '), /readyz/);
  });

  it('runs it in the same environment, and opens it to other machines, on the port that it names', () => {
    const settings = last?.steps.find((step) => step.does === 'ENV')?.values;

    assert.deepEqual(settings, { ...SERVER_ENVIRONMENT, HOST: '0.0.0.0', PORT: '4000' });
    assert.deepEqual(last?.ports, [4000]);
  });
});

describe('.dockerignore', () => {
  it('lets nothing through that is not meant for everybody', () => {
    const entries = contextEntries(project);

    for (const left of ['.env', '.git', '.cache', '.tools', 'node_modules', 'dist', 'test']) {
      assert.ok(!entries.includes(left), left);
    }
  });
});

describe('What is read of the Dockerfile language', () => {
  it('is stages with their steps and what they run', () => {
    const [build, final] = parseDockerfile(
      [
        '# comment',
        'FROM node:24-bookworm-slim AS build',
        'RUN npm ci \\',
        '  --omit=dev',
        '',
        'FROM build AS final',
        'COPY --from=build /app/a b ./',
        'USER node',
        'HEALTHCHECK --interval=5s CMD ["node", "-v"]',
        'CMD ["node"]',
      ].join('\n'),
    );

    assert.deepEqual(build?.steps, [{ does: 'RUN', command: 'npm ci --omit=dev' }]);
    assert.equal(final?.from, 'build');
    assert.deepEqual(final.steps, [{ does: 'COPY', from: 'build', paths: ['/app/a', 'b', './'] }]);
    assert.deepEqual(
      [final.user, final.healthCheck, final.command],
      ['node', ['node', '-v'], ['node']],
    );
  });

  for (const line of [
    'ADD https://example.org/a .',
    'ENTRYPOINT ["node"]',
    'SHELL ["/bin/bash"]',
    'COPY --chown=node:node a b',
    'COPY a',
    'COPY ["a b", "c"]',
    'RUN --mount=type=cache,target=/root npm ci',
    'RUN ["npm", "ci"]',
    'ENV A=$B',
    'ENV A B',
    'ARG A=1',
    'WORKDIR app',
    'USER ${NAME}',
    'CMD node dist/main.js',
    'HEALTHCHECK NONE',
    'FROM node:24-bookworm-slim',
    'FROM --platform=linux/amd64 node AS build',
    'run npm ci',
  ]) {
    it(`is not more than this project writes: ${line}`, () => {
      const text = `FROM node:24-bookworm-slim AS build\n${line}`;

      assert.throws(() => parseDockerfile(text), DockerfileError);
    });
  }
});
