import type { Takers } from './heard.ts';
import type { Instruments } from './instruments.ts';

/** Who and what is turned away. */
export const refusalMetrics = (
  make: Instruments,
): Takers<'over-limit' | 'rate-limit-unavailable' | 'identity-refused' | 'shed'> => {
  const overLimit = make.counter({
    name: 'over_limit_total',
    help: 'Requests over a limit, and whether they were refused or only measured.',
    labels: ['limit', 'refused'],
  });
  const unavailable = make.counter({
    name: 'rate_limit_unavailable_total',
    help: 'Requests that were let through since nobody could say how many points they have left.',
  });
  const refused = make.counter({
    name: 'identity_refused_total',
    help: 'Credentials that did not prove who asks, by reason.',
    labels: ['reason'],
  });
  const shed = make.counter({
    name: 'shed_total',
    help: 'Requests that were turned away for the sake of those in flight, by reason.',
    labels: ['reason'],
  });
  return {
    'over-limit': ({ limit, isRefused }) => overLimit.inc({ limit, refused: String(isRefused) }),
    'rate-limit-unavailable': () => unavailable.inc(),
    'identity-refused': ({ reason }) => refused.inc({ reason }),
    shed: ({ reason }) => shed.inc({ reason }),
  };
};

/** What is loaded, and what is written. */
export const upkeepMetrics = (make: Instruments): Takers<'reload' | 'log-line'> => {
  const reloads = make.counter({
    name: 'reloads_total',
    help: 'Loads of data while it was served, by how they ended.',
    labels: ['outcome'],
  });
  const seconds = make.gauge({
    name: 'reload_duration_seconds',
    help: 'How long the last load of data took while it was served.',
    ofWorkers: 'max',
  });
  const lines = make.counter({
    name: 'log_lines_total',
    help: 'Lines of the log by level, and whether they were written or left out as there were too many.',
    labels: ['level', 'written'],
  });
  return {
    reload: (told) => {
      reloads.inc({ outcome: told.outcome });
      seconds.set(told.seconds);
    },
    'log-line': ({ level, isWritten }) => lines.inc({ level, written: String(isWritten) }),
  };
};
