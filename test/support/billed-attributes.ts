// A gateway of which the DICOM attributes come from a BigQuery that bills: the emulator bills nothing, and its jobs are
// done before anybody could go away, so a small stand-in answers. The catalog is DuckDB, so that nothing else is billed.
import { instanceKeyOf } from '../../src/dicom/instance-key.ts';
import { answer, type Behaviour, LOCATION, PROJECT, type Question } from './bigquery-answers.ts';
import { type BigQueryStandIn, startBigQueryStandIn } from './bigquery-stand-in.ts';
import { type GatewayOptions, startGateway, type TestGateway } from './gateway.ts';

export const MIB = 1024 * 1024;

const FIELDS = [
  { name: 'BitsStored', type: 'INTEGER' },
  { name: 'SOPInstanceUID', type: 'STRING' },
];

const IMAGE = '00000013_008.png';

/** One statement: what an image's object says. */
export const askBits = (imageIndex = IMAGE): string =>
  `query Bits { image(by: { imageIndex: "${imageIndex}" }) { dicom { bitsStored } } }`;

/** Its answer. */
export const BITS = { image: { dicom: { bitsStored: 8 } } };

/** The object of an image, as BigQuery tells it. */
export const bitsOf = (imageIndex = IMAGE): Behaviour =>
  answer({
    jobComplete: true,
    schema: { fields: FIELDS },
    rows: [{ f: [{ v: '8' }, { v: instanceKeyOf(imageIndex).instanceUid }] }],
  });

/** Settings that let a gateway ask the stand-in. */
export const settingsFor = ({ url }: BigQueryStandIn): Readonly<Record<string, string>> => ({
  DICOM_ATTRIBUTES: 'bigquery',
  BIGQUERY_API_ENDPOINT: url,
  GOOGLE_CLOUD_PROJECT: PROJECT,
});

/** A stand-in with a table of such objects. */
export const startBilling = async (): Promise<BigQueryStandIn> => {
  const standIn = await startBigQueryStandIn();
  standIn.on('table', answer({ schema: { fields: FIELDS }, location: LOCATION }));
  standIn.on('results', bitsOf());
  return standIn;
};

/** A gateway in this process, and the stand-in behind it. */
export interface BilledGateway extends TestGateway {
  readonly standIn: BigQueryStandIn;
}

export const startBilledGateway = async (options: GatewayOptions = {}): Promise<BilledGateway> => {
  const standIn = await startBilling();
  const gateway = await startGateway({
    ...options,
    env: { ...settingsFor(standIn), ...options.env },
  });
  return {
    ...gateway,
    standIn,
    stop: async () => {
      await gateway.stop();
      await standIn.stop();
    },
  };
};

/** A job as it was asked for. */
interface AskedJob {
  readonly jobReference: { readonly jobId: string };
  readonly configuration: {
    readonly labels: Readonly<Record<string, string>>;
    readonly query: Readonly<Record<string, unknown>>;
  };
}

/** The jobs that were to run, in their order. */
export const jobsIn = ({ asked }: BigQueryStandIn): readonly AskedJob[] =>
  asked.filter(({ step }) => step === 'insert').map(({ body }): AskedJob => JSON.parse(body));

/** Questions of a step. */
export const askedOf = ({ asked }: BigQueryStandIn, step: Question['step']): readonly Question[] =>
  asked.filter((question) => question.step === step);
