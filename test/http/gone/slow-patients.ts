import { EventEmitter, once } from 'node:events';
import type { Sources } from '../../../src/context.ts';
import type { PatientSource } from '../../../src/patient/patient.source.ts';
import type { Patient } from '../../../src/patient/patient.ts';
import { currentRequest, type RequestFacts } from '../../../src/request.ts';
import { cachedPatients } from '../../../src/sources/cache/cached-patients.ts';
import { startGateway } from '../../support/gateway.ts';
import { workByHand } from '../../support/work-by-hand.ts';
import { post, serve } from './serving.ts';

const COUNT = '{ patients(filter: { sex: { eq: MALE } }) { totalCount } }';
const LOOK_UP = '{ patient(patientId: 13) { sex } }';

export type SlowPatients = Awaited<ReturnType<typeof startSlowPatients>>;

/** A gateway over HTTP that answers about patients when a test says so. */
export const startSlowPatients = async () => {
  const gateway = await startGateway();
  const { sources, ...asked } = slowSources(gateway.sources);
  const logged: string[] = [];
  const { url, stop } = await serve(sources, (message) => void logged.push(message));
  return {
    ...asked,
    url,
    logged,
    /** A question that is shared with others, and one that is not. */
    askCount: () => post(url, COUNT),
    askPatient: () => post(url, LOOK_UP),
    stop: async () => {
      await stop();
      await gateway.stop();
    },
  };
};

const slowSources = (sources: Sources) => {
  const told = new EventEmitter<{ asked: [RequestFacts | null] }>();
  const counts = workByHand<number>();
  const patients = workByHand<ReadonlyMap<string, Patient>>();
  const slow = { ...sources.patients, patientCount: counts.work, patientsById: patients.work };
  const cached = cachedPatients(slow, 1_000_000);
  const tell = (): void => void told.emit('asked', currentRequest());
  const recorded: PatientSource = {
    ...cached,
    patientCount: (filter) => {
      tell();
      return cached.patientCount(filter);
    },
    patientsById: (ids) => {
      tell();
      return cached.patientsById(ids);
    },
  };
  return {
    sources: { ...sources, patients: recorded },
    /** What was asked of the source behind the cache, in the order in which it was. */
    counts: counts.begun,
    patients: patients.begun,
    /** The next request in which something is asked about patients. */
    nextAsked: async (): Promise<RequestFacts | null> => (await once(told, 'asked'))[0],
  };
};
