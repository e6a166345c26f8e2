// `npm run supergraph`: starts Radiograph, the scores and a router, asks one question across both, prints the
// answer and stops all. With --stay it goes on serving until it is interrupted.

import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { installTool } from '../../scripts/launch/tool.mjs';
import { composeSupergraph } from './compose.ts';
import { startRadiograph } from './radiograph.ts';
import { startHive } from './router.ts';
import { type RunningSubgraph, startScores } from './scores.ts';

const question = readFileSync(new URL('question.graphql', import.meta.url), 'utf8');

const ask = async (url: string): Promise<unknown> => {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ query: question }),
  });
  return answer.json();
};

const hive = await installTool('hive-gateway');
const running: RunningSubgraph[] = [];
const start = async (starting: Promise<RunningSubgraph>): Promise<string> => {
  const started = await starting;
  running.push(started);
  return started.url;
};

try {
  const [radiograph, scores] = await Promise.all([start(startRadiograph()), start(startScores())]);
  const url = await start(startHive(hive, composeSupergraph({ radiograph, scores })));
  console.log(JSON.stringify(await ask(url), null, 2));
  if (process.argv.includes('--stay')) {
    console.error(`Ask ${url}; Control-C ends all.`);
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  }
} finally {
  await Promise.all(running.map((one) => one.stop()));
}
