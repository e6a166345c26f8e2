import type { Sources } from '../../../src/context.ts';
import type { Image } from '../../../src/image/image.ts';
import type { Patient } from '../../../src/patient/patient.ts';
import { type DataSet, dataSets } from '../../support/data-sets.ts';
import { startGateway, type TestGateway } from '../../support/gateway.ts';

/** The ports over columns, and the same ports on the engine alone. */
export interface BothWays {
  readonly columns: Sources;
  readonly engine: Sources;
  /** Statements that the columns' side has run since it was ready. */
  readonly statements: TestGateway['statements'];
  stop(): Promise<void>;
}

/** The data sets that columns are compared on: each once. */
export const comparedOn: readonly DataSet[] = dataSets.filter(
  ({ start }) => start === startGateway,
);

export const startBothWays = async (dataDir: string): Promise<BothWays> => {
  const engine = await startGateway({ dataDir });
  const columns = await startGateway({ dataDir, columnMegabytes: 64 });
  columns.clearStatements();
  return {
    columns: columns.sources,
    engine: engine.sources,
    statements: columns.statements,
    stop: async () => {
      await columns.stop();
      await engine.stop();
    },
  };
};

/** What an image is, whatever made it. */
export const imageFacts = (image: Image | null | undefined) =>
  image && {
    id: image.id,
    imageIndex: image.imageIndex,
    sequenceNumber: image.sequenceNumber,
    followUpNumber: image.followUpNumber,
    viewPosition: image.viewPosition,
    patientAgeYears: image.patientAgeYears,
    originalSize: image.originalSize,
    pixelSpacingMm: image.pixelSpacingMm,
    split: image.split,
    dataQuality: image.dataQuality,
    patientId: image.patientId,
    sex: image.sex,
    nlpPresent: image.nlpPresent,
    readerDisagreement: image.readerDisagreement,
  };

export const patientFacts = (patient: Patient | null | undefined) =>
  patient && {
    id: patient.id,
    patientId: patient.patientId,
    sex: patient.sex,
    split: patient.split,
    imageCount: patient.imageCount,
  };
