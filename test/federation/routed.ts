import { type DocumentNode, parse } from 'graphql';
import type { RunningSubgraph } from '../../examples/supergraph/scores.ts';
import { SCORES_SDL, startScores } from '../../examples/supergraph/scores.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { ARCHIVE, startArchive } from './archive-subgraph.ts';
import { entitiesOf } from './asking-entities.ts';
import { COMPOSERS } from './composing.ts';

/** Three subgraphs that answer over HTTP, and the supergraph of them. */
export interface Stand {
  readonly gateway: TestGateway;
  readonly supergraphSdl: string;
  stop(): Promise<void>;
}

/** Asks a router. */
export type Ask = (query: string) => Promise<unknown>;

/**
 * Starts Radiograph, the scores of the example, and an archive; composed by one of the composers.
 *
 * prepare: what a router needs done to Radiograph's subgraph.
 */
export const startStand = async (
  composer: string,
  prepare = (typeDefs: DocumentNode): DocumentNode => typeDefs,
): Promise<Stand> => {
  const gateway = await startGateway({ listen: true });
  const others: readonly RunningSubgraph[] = [
    await startScores(),
    await startArchive(await entitiesOf(gateway)),
  ];
  const stop = async (): Promise<void> => {
    await Promise.all(others.map((one) => one.stop()));
    await gateway.stop();
  };
  const { _service } = await gateway.data<{ _service: { sdl: string } }>('{ _service { sdl } }');
  const [scores, archive] = others.map(({ url }) => url);
  const composed = COMPOSERS[composer]?.([
    { name: 'radiograph', url: `${gateway.url}/graphql`, typeDefs: prepare(parse(_service.sdl)) },
    { name: 'scores', url: scores ?? '', typeDefs: parse(SCORES_SDL) },
    { name: 'archive', url: archive ?? '', typeDefs: ARCHIVE },
  ]);
  if (composed?.supergraphSdl) return { gateway, supergraphSdl: composed.supergraphSdl, stop };
  await stop();
  throw new Error(composed?.problems.join('\n'));
};

/** Of every kind of thing what Radiograph alone knows, and where it lies in the archive. */
const OF_ITS_OWN = {
  Image: 'imageIndex viewPosition findings patient { sex }',
  Patient: 'sex imageCount',
  Study: 'images { imageIndex }',
  Reader: 'readerId readCount',
  LabelSet: 'title imageCount',
} as const;

const KEY = {
  Image: 'sopInstanceUid',
  Patient: 'patientId',
  Study: 'studyInstanceUid',
  Reader: 'id',
  LabelSet: 'code',
} as const;

type Kind = keyof typeof KEY;
const KINDS: readonly Kind[] = ['Image', 'Patient', 'Study', 'Reader', 'LabelSet'];

/** Everything that the archive holds, with what Radiograph knows of it. */
export const SHELF = `{ shelf { __typename ${KINDS.map(
  (kind) => `... on ${kind} { place ${OF_ITS_OWN[kind]} }`,
).join(' ')} } }`;

const OWN_LISTS = `{
  images(first: 40) { nodes { ...I } } patients(first: 20) { nodes { ...P } }
  studies(first: 20) { nodes { ...S } } readers { ...R } labelSets { ...L }
}
${KINDS.map((kind) => `fragment ${kind[0]} on ${kind} { __typename ${KEY[kind]} ${OF_ITS_OWN[kind]} }`).join('\n')}`;

type Thing = Readonly<Record<string, unknown>>;
interface Nodes {
  readonly nodes: readonly Thing[];
}

/** The same answer, put together from Radiograph's own lists, without a router. */
export const expectedShelf = async ({ gateway }: Stand): Promise<readonly Thing[]> => {
  const own = await gateway.data<{
    images: Nodes;
    patients: Nodes;
    studies: Nodes;
    readers: readonly Thing[];
    labelSets: readonly Thing[];
  }>(OWN_LISTS);
  const things = [
    own.images.nodes,
    own.patients.nodes,
    own.studies.nodes,
    own.readers,
    own.labelSets,
  ];
  return things.flat().map((thing) => {
    const kind = KINDS.find((one) => one === thing['__typename']);
    const { [KEY[kind ?? 'Image']]: key, ...known } = thing;
    return { ...known, place: `shelf of ${String(key)}` };
  });
};
