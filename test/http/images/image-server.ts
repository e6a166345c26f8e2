import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import type { FastifyInstance } from 'fastify';
import type { Sources } from '../../../src/context.ts';
import type { FileSource } from '../../../src/dicom/file.source.ts';
import type { ObjectSource } from '../../../src/dicom/object.source.ts';
import type { PictureSource } from '../../../src/dicom/picture.source.ts';
import { uploadEvaluator } from '../../../src/graphql/evaluate-upload.ts';
import { cohortReader } from '../../../src/graphql/read-cohort.ts';
import { buildGatewaySchema } from '../../../src/graphql/schema.ts';
import { allAnonymous } from '../../../src/http/identity/identify.ts';
import { createHttpServer } from '../../../src/http/server.ts';
import type { ImageAddressing } from '../../../src/terms/image-address.ts';
import { door } from '../../support/door.ts';
import { startGateway } from '../../support/gateway.ts';
import { unlimitedApollo } from '../../support/unlimited-apollo.ts';

/** An image of the sample. */
export const IMAGE = '00000013_008.png';

/** What stands behind the routes in a test; what is left out holds nothing. */
export interface ImageServerParts {
  readonly picture?: PictureSource['picture'];
  readonly object?: ObjectSource['object'];
  readonly frame?: ObjectSource['frame'];
  readonly original?: FileSource['original'];
  readonly statuses?: Sources['statuses'];
  readonly imageUrls?: Omit<ImageAddressing, 'origin'>;
  /** Whether the data is the made-up sample, which is kept in another way. */
  readonly isSynthetic?: boolean;
  /** Whether the data is still being loaded. */
  readonly isLoading?: boolean;
}

/** The server of the gateway over stores of a test. */
export interface ImageServer {
  readonly server: FastifyInstance;
  /** What was asked of the catalog and of the stores, in order, one line each. */
  readonly asked: string[];
  readonly logged: string[];
  /** Listens on any free port, and gives the address. */
  listen(): Promise<string>;
  stop(): Promise<void>;
}

/** The HTTP side over the sample's catalog and the stores of a test, which are recorded. */
export const startImageServer = async (parts: ImageServerParts): Promise<ImageServer> => {
  const gateway = await startGateway();
  const asked: string[] = [];
  const logged: string[] = [];
  const logError = (message: string, error: unknown) => logged.push(`${message}: ${String(error)}`);
  const dataset = datasetThat(gateway.sources.dataset, parts.isSynthetic ?? false);
  const sources = recorded({ ...gateway.sources, dataset }, parts, asked);
  const schema = await buildGatewaySchema();
  const apollo = unlimitedApollo(schema, logError);
  await apollo.start();
  const server = await createHttpServer({
    http: door,
    rates: null,
    tools: 'open',
    mcp: null,
    apollo,
    logError,
    schemaText: async () => '',
    viewers: { ohifUrl: null, eunityUrl: null, cloudvueUrl: null },
    imageUrls: parts.imageUrls ?? { secret: null, ttlSeconds: 60 },
    publicUrl: null,
    identification: allAnonymous(() => 'a caller'),
    readCohort: cohortReader(schema),
    evaluateUpload: uploadEvaluator(schema),
    graphiqlDir: '/nowhere',
    facts: () => null,
    sources: () => (parts.isLoading === true ? null : sources),
  });
  return {
    server,
    asked,
    logged,
    listen: () => server.listen({ host: '127.0.0.1', port: 0 }),
    stop: async () => {
      await server.close();
      await apollo.stop();
      await gateway.stop();
    },
  };
};

/** The same for one test: it listens, and is stopped after the test. */
export const serveImages = async (
  test: TestContext,
  parts: ImageServerParts,
): Promise<ImageServer & { readonly url: string }> => {
  const images = await startImageServer(parts);
  test.after(() => images.stop());
  return { ...images, url: await images.listen() };
};

/** What is served, as made up or as published. */
const datasetThat = (source: Sources['dataset'], isSynthetic: boolean): Sources['dataset'] => ({
  ...source,
  dataset: () => Object.assign({}, source.dataset(), { isSynthetic }),
});

const recorded = (sources: Sources, parts: ImageServerParts, asked: string[]): Sources => {
  const absent = async () => null;
  const { picture = absent, object = absent, frame = absent, original = absent } = parts;
  /** The same, written down as a line. */
  const noted =
    <A extends readonly unknown[], R>(
      answer: (...asking: A) => R,
      line: (...asking: A) => string,
    ) =>
    (...asking: A): R => {
      asked.push(line(...asking));
      return answer(...asking);
    };
  return {
    ...sources,
    images: {
      ...sources.images,
      hasImage: noted(sources.images.hasImage, (name) => `catalog ${name}`),
    },
    pictures: {
      picture: noted(
        picture,
        ({ imageIndex }, { width, height, format, quality }) =>
          `picture ${imageIndex} ${width} ${height} ${format} ${quality}`,
      ),
    },
    objects: {
      ...sources.objects,
      object: noted(object, ({ imageIndex }) => `object ${imageIndex}`),
      frame: noted(frame, ({ imageIndex }, number) => `frame ${number} of ${imageIndex}`),
      rendered: () => assert.fail('Pictures come from their own source.'),
    },
    files: {
      ...sources.files,
      original: noted(original, (imageIndex) => `original ${imageIndex}`),
    },
    statuses: parts.statuses ?? sources.statuses,
  };
};
