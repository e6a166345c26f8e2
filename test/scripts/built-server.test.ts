import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { SERVER } from '../../scripts/launch/verbs.mjs';
import { project } from './project-copy.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A package in a path, or in what the build says of where a part of a file comes from. */
const PACKAGES = /node_modules\/((?:@[\w.-]+\/)?[\w.-]+)\//g;

/** They take a tenth of a second or many megabytes, and are loaded by those who first need them. */
const NEEDED_LATER = [
  '@fastify/busboy',
  '@google-cloud/bigquery',
  '@modelcontextprotocol/sdk',
  '@opentelemetry/sdk-trace',
  '@redis/client',
  'dcmjs',
  'dcmjs-codecs',
  'google-auth-library',
  'googleapis',
  'hyparquet-writer',
  'sharp',
  'undici',
  'zod',
];

describe('The built server, started with the sample,', () => {
  const list = path.join(temporaryFolder().root, 'loaded');
  const noting = pathToFileURL(path.join(import.meta.dirname, 'note-loaded.mjs')).href;
  const server = spawn(process.execPath, ['--import', noting, ...SERVER], {
    cwd: project,
    env: { PATH: process.env['PATH'], PORT: '0', NODE_ENV: 'production', NOTED_IN: list },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let url = '';
  let loaded: readonly string[] = [];

  before(async () => {
    for await (const line of createInterface(server.stdout)) {
      url = /Open (\S+)\/graphiql/.exec(line)?.[1] ?? '';
      if (url !== '') break;
    }
    loaded = readFileSync(list, 'utf8').trim().split('\n');
  });
  after(async () => {
    server.kill('SIGTERM');
    await once(server, 'exit');
  });

  const loadedPackages = (): Set<string> =>
    new Set(loaded.flatMap((line) => [...line.matchAll(PACKAGES)].map(([, name = '']) => name)));

  it('is joined of few files', () => {
    const own = loaded.filter((line) => !/^\S+node_modules\//.test(line));

    assert.ok(loadedPackages().has('fastify'), 'It is not known where parts of files come from.');
    assert.ok(own.length < 60, `${own.length} files`);
  });

  it('does not load what a start does not need', () => {
    const packages = loadedPackages();

    assert.deepEqual(
      NEEDED_LATER.filter((name) => packages.has(name)),
      [],
    );
  });

  it('answers questions, draws pictures and writes files, each with the threads that it needs', async () => {
    const asked = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ images(first: 1) { nodes { thumbnailUrl } export(format: PARQUET) { url } } }"}',
    });
    const addresses = (await asked.text()).match(/http:[^"]+/g) ?? [];
    const answers = await Promise.all(addresses.map((address) => fetch(address)));
    const scored = await fetch(`${url}/evaluations?labelSet=NIH_NLP_2020`, {
      method: 'POST',
      headers: { 'content-type': 'text/csv' },
      body: 'imageIndex,finding,score\n00000001_000.png,EFFUSION,0.9\n',
    });

    assert.deepEqual(
      [...answers, scored].map(({ status, headers }) => [status, headers.get('content-type')]),
      [
        [200, 'image/jpeg'],
        [200, 'application/vnd.apache.parquet'],
        [200, 'application/json; charset=utf-8'],
      ],
    );
  });

  it('has what was compiled for the next start, where it can be kept', () => {
    assert.ok(existsSync(path.join(project, 'dist/.compiled')));
  });
});
