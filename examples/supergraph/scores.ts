// A second subgraph, as small as one can be: what a model said of some images, by their file names.
import { readFileSync } from 'node:fs';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';

/** A score as scores.json has it. */
interface StoredScore {
  readonly imageIndex: string;
  readonly finding: string;
  readonly score: number;
}

const read = (file: string): string => readFileSync(new URL(file, import.meta.url), 'utf8');

const SCORES: readonly StoredScore[] = JSON.parse(read('scores.json'));

const MODEL = { name: 'example', inputSize: { width: 512, height: 512 } };

const scoreOf = ({ imageIndex, finding, score }: StoredScore) => ({
  image: { imageIndex },
  finding,
  score,
  model: MODEL,
});

/** The schema of the subgraph, with federation's directives. */
export const SCORES_SDL = read('scores.graphql');

const RESOLVERS = {
  Query: {
    highestScores: (_root: unknown, { finding, first }: { finding: string; first: number }) =>
      SCORES.filter((one) => one.finding === finding)
        .toSorted((left, right) => right.score - left.score)
        .slice(0, first)
        .map(scoreOf),
  },
  Image: {
    __resolveReference: ({ imageIndex }: { imageIndex: string }) => ({ imageIndex }),
    scores: ({ imageIndex }: { imageIndex: string }) =>
      SCORES.filter((one) => one.imageIndex === imageIndex).map(scoreOf),
  },
};

/** A subgraph that answers. */
export interface RunningSubgraph {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts it on a port of the system's choice. */
export const startScores = async (): Promise<RunningSubgraph> => {
  const server = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs: parse(SCORES_SDL), resolvers: RESOLVERS }]),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { url, stop: () => server.stop() };
};
