import { cautions } from './cautions.ts';
import type { Config } from './config.ts';
import type { Sources } from './context.ts';

/** What who has just started a gateway wants to know of it, a line each. */
export const announcement = (
  { dataset }: Sources,
  address: string,
  config: Config,
): readonly string[] => {
  const { name, imageCount, patientCount, absentFiles } = dataset.dataset();
  return [
    `${name}: ${imageCount} images of ${patientCount} patients.`,
    ...absentFiles.map((file) => `Not loaded: ${file.name}. ${file.consequence}`),
    ...cautions(config),
    `Ready. Open ${address}/graphiql in a browser, or ask ${address}/graphql.`,
  ];
};

/** What does not answer, or lacks something; the gateway works without. */
export const absentStores = async ({ statuses }: Sources): Promise<readonly string[]> =>
  (await statuses()).flatMap(({ source, adapter, isHealthy, message }) =>
    message === null
      ? []
      : [`${isHealthy ? 'Incomplete' : 'Not reached'}: ${source} (${adapter}). ${message}`],
  );
