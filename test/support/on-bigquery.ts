import { startBigQueryGateway } from './bigquery-catalog.ts';
import { startBigQueryEmulator } from './bigquery-emulator.ts';
import { type EmulatorFront, startEmulatorFront } from './emulator-front.ts';
import type { GatewayOptions, TestGateway } from './gateway.ts';

/** A gateway, and what stands for BigQuery behind it. */
export interface OnBigQuery extends TestGateway {
  readonly front: EmulatorFront;
}

/** The whole gateway in this process, with a folder's catalog in an emulator of its own. */
export const startOnBigQuery = async (
  options: GatewayOptions & { readonly dataDir: string },
): Promise<OnBigQuery> => {
  const front = await startEmulatorFront(await startBigQueryEmulator());
  const gateway = await startBigQueryGateway({ ...options, emulator: front });
  front.clear();
  return {
    ...gateway,
    front,
    stop: async () => {
      await gateway.stop();
      await front.stop();
    },
  };
};
