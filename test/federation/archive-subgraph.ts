import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { type DocumentNode, parse } from 'graphql';
import type { RunningSubgraph } from '../../examples/supergraph/scores.ts';
import type { Keys } from './asking-entities.ts';

/** What an archive beside Radiograph could be: it knows each kind of thing by another one of its keys. */
export const ARCHIVE: DocumentNode = parse(`
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])

  type Query { shelf: [Shelved!]! }
  union Shelved = Image | Patient | Study | Reader | LabelSet
  type Image @key(fields: "sopInstanceUid") { sopInstanceUid: ID! place: String! thumbnail: PixelSize! }
  type Patient @key(fields: "patientId") { patientId: ID! place: String! }
  type Study @key(fields: "studyInstanceUid") { studyInstanceUid: ID! place: String! }
  type Reader @key(fields: "id") { id: ID! place: String! }
  type LabelSet @key(fields: "code") { code: LabelSetCode! place: String! }
  enum LabelSetCode { NIH_NLP_2017 NIH_NLP_2020 FOUR_FINDINGS_2019 ALL_FINDINGS_2021 }
  type PixelSize @shareable { width: Int! height: Int! }
`);

const KEYS = {
  Image: 'sopInstanceUid',
  Patient: 'patientId',
  Study: 'studyInstanceUid',
  Reader: 'id',
  LabelSet: 'code',
} as const;

/** Where a thing lies in the archive: under its key. */
const placeIn = (key: string) => (thing: Keys) => `shelf of ${thing[key]}`;

/** An archive that holds some things; it knows nothing of them but their keys. */
export const startArchive = async (things: readonly Keys[]): Promise<RunningSubgraph> => {
  const shelf = things.flatMap((thing) => {
    const key = Object.entries(KEYS).find(([type]) => type === thing['__typename'])?.[1];
    return key === undefined ? [] : [{ __typename: thing['__typename'], [key]: thing[key] }];
  });
  const entities = Object.entries(KEYS).map(([type, key]) => [
    type,
    { __resolveReference: (reference: Keys) => reference, place: placeIn(key) },
  ]);
  const resolvers = {
    Query: { shelf: () => shelf },
    Shelved: { __resolveType: (thing: Keys) => thing['__typename'] },
    ...Object.fromEntries(entities),
  };
  resolvers.Image.thumbnail = () => ({ width: 64, height: 64 });
  const server = new ApolloServer({
    schema: buildSubgraphSchema([{ typeDefs: ARCHIVE, resolvers }]),
    stopOnTerminationSignals: false,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
  });
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
  return { url, stop: () => server.stop() };
};
