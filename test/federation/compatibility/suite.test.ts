import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { parse } from 'graphql';
import type { RunningSubgraph } from '../../../examples/supergraph/scores.ts';
import { COMPOSERS } from '../composing.ts';
import { requireTool, skipWithoutTool } from '../installed-tool.ts';
import { runCases, SUITE, startBundled, startProducts } from './suite.ts';

/** Its cases, counted in its package: none may be left out without this showing. */
const CASES = 23;

const sdlOf = async (url: string): Promise<string> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data }: { data: { _service: { sdl: string } } } = JSON.parse(await answer.text());
  return data._service.sdl;
};

describe('Apollo’s subgraph compatibility suite', {
  skip: skipWithoutTool('subgraph-compatibility'),
}, () => {
  const running: RunningSubgraph[] = [];
  let folder = '';
  let routerUrl = '';
  let productsUrl = '';

  before(async () => {
    folder = requireTool('subgraph-compatibility');
    const subgraphs = {
      products: await startProducts(),
      users: await startBundled(folder, 'users'),
      inventory: await startBundled(folder, 'inventory'),
    };
    running.push(...Object.values(subgraphs));
    productsUrl = subgraphs.products.url;
    const composed = COMPOSERS['@apollo/composition']?.(
      await Promise.all(
        Object.entries(subgraphs).map(async ([name, { url }]) => ({
          name,
          url,
          typeDefs: parse(await sdlOf(url)),
        })),
      ),
    );
    assert.deepEqual(composed?.problems, []);
    const router = new ApolloServer({
      gateway: new ApolloGateway({ supergraphSdl: composed?.supergraphSdl ?? '' }),
      stopOnTerminationSignals: false,
    });
    routerUrl = (await startStandaloneServer(router, { listen: { host: '127.0.0.1', port: 0 } }))
      .url;
    running.push({ url: routerUrl, stop: () => router.stop() });
  });
  after(() => Promise.all(running.reverse().map((one) => one.stop())));

  it(`passes all ${CASES} cases`, async () => {
    const { report, words } = await runCases(folder, {
      ROUTER_URL: routerUrl,
      PRODUCTS_URL: productsUrl,
    });
    const { success, numPassedTests, numTotalTests } = report;
    assert.deepEqual(
      { success, numPassedTests, numTotalTests },
      { success: true, numPassedTests: CASES, numTotalTests: CASES },
      words,
    );
  });

  it('is the version that was looked at', () => {
    const { version }: { version: string } = JSON.parse(
      readFileSync(`${folder}/${SUITE}/package.json`, 'utf8'),
    );
    assert.equal(version, '1.2.1');
  });
});
