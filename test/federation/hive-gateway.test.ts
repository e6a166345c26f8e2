import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startHive } from '../../examples/supergraph/router.ts';
import type { RunningSubgraph } from '../../examples/supergraph/scores.ts';
import { requireTool, skipWithoutTool } from './installed-tool.ts';
import { expectedShelf, SHELF, type Stand, startStand } from './routed.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string): string => readFileSync(`${root}/examples/supergraph/${name}`, 'utf8');

describe('Hive Gateway', { skip: skipWithoutTool('hive-gateway') }, () => {
  let stand: Stand;
  let router: RunningSubgraph;
  before(async () => {
    stand = await startStand('@theguild/federation-composition');
    router = await startHive(requireTool('hive-gateway'), stand.supergraphSdl);
  });
  after(async () => {
    await router?.stop();
    await stand?.stop();
  });

  const ask = async (query: string): Promise<unknown> => {
    const answer = await fetch(router.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return answer.json();
  };

  it('answers across both subgraphs of the example, in either direction', async () => {
    assert.deepEqual(await ask(read('question.graphql')), JSON.parse(read('answer.json')));
  });

  it('finds what another subgraph lists by each kind of key, as Radiograph lists it', async () => {
    const shelf = await expectedShelf(stand);
    assert.deepEqual(await ask(SHELF), { data: { shelf } });
  });

  it('passes on the code of what Radiograph refuses', async () => {
    const answer = JSON.stringify(await ask('{ images(first: 501) { totalCount } }'));
    assert.match(answer, /BAD_USER_INPUT/);
  });
});

describe('npm run supergraph', { skip: skipWithoutTool('hive-gateway') }, () => {
  it('starts all, prints the answer to a question across both subgraphs, and ends', async () => {
    requireTool('hive-gateway');
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['scripts/run.mjs', 'supergraph'],
      { cwd: root },
    );
    assert.deepEqual(JSON.parse(stdout), JSON.parse(read('answer.json')));
  });
});
