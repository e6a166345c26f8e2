import { currentRequest } from '../../../request.ts';

/** Whether the present request only plans: it is told what the engine would be asked. */
export const isPlanned = (): boolean => (currentRequest()?.plan ?? null) !== null;
