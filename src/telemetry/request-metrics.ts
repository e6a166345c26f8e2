import type { Takers } from './heard.ts';
import { type Instruments, SECONDS } from './instruments.ts';

/** What an operation is called that has a name which nobody said to count. */
const OTHER = 'other';

/**
 * What is asked, and how it ends.
 *
 * known: operations that are counted each by itself: any caller can make up names.
 */
export const operationMetrics = (
  make: Instruments,
  known: ReadonlySet<string>,
): Takers<'operation'> => {
  const operations = make.counter({
    name: 'operations_total',
    help: 'Operations by how they ended; the name is empty where there is none, and other where it is not known here.',
    labels: ['operation', 'type', 'outcome'],
  });
  const errors = make.counter({
    name: 'operation_errors_total',
    help: 'Errors in answers, by their codes.',
    labels: ['operation', 'code'],
  });
  const seconds = make.histogram({
    name: 'operation_duration_seconds',
    help: 'How long an operation took, from its document to its answer.',
    labels: ['operation'],
    buckets: SECONDS,
  });
  const countFields = fieldMetrics(make);
  return {
    operation: (told) => {
      const operation = labelOf(told.name, known);
      operations.inc({ operation, type: told.type, outcome: told.outcome });
      for (const code of told.codes) errors.inc({ operation, code });
      seconds.observe({ operation }, told.seconds);
      const shown = told.shown();
      if (shown !== null) countFields(shown);
    },
  };
};

const labelOf = (name: string | null, known: ReadonlySet<string>): string => {
  if (name === null) return '';
  return known.has(name) ? name : OTHER;
};

/** Sets of fields that are counted before they are taken apart. */
const MOST_SETS = 500;

/** Counts operations by the fields that they may show: a set that comes again costs one addition. */
const fieldMetrics = (make: Instruments): ((shown: ReadonlySet<string>) => void) => {
  const counts = new Map<ReadonlySet<string>, number>();
  const fields = make.counter({
    name: 'field_operations_total',
    help: 'Operations that ran and name a field, as Type.field.',
    labels: ['field'],
    collect: () => flush(),
  });
  const flush = (): void => {
    for (const [shown, count] of counts) for (const field of shown) fields.inc({ field }, count);
    counts.clear();
  };
  return (shown) => {
    counts.set(shown, (counts.get(shown) ?? 0) + 1);
    if (counts.size > MOST_SETS) flush();
  };
};

/** Requests over HTTP. */
export const httpMetrics = (make: Instruments): Takers<'http-request'> => {
  const requests = make.counter({
    name: 'http_requests_total',
    help: 'Requests over HTTP by route and status; 499 for those whose caller left before the answer.',
    labels: ['route', 'method', 'status'],
  });
  const seconds = make.histogram({
    name: 'http_request_duration_seconds',
    help: 'How long a request over HTTP took, to the last byte of its answer.',
    labels: ['route'],
    buckets: SECONDS,
  });
  return {
    'http-request': (told) => {
      const { route, method, status } = told;
      requests.inc({ route, method, status });
      seconds.observe({ route }, told.seconds);
    },
  };
};
