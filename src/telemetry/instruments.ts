import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** What a metric is called, without the prefix that all of them share, and by what it is told apart. */
interface Instrument<L extends string> {
  readonly name: string;
  /** A sentence, which /metrics shows. */
  readonly help: string;
  readonly labels?: readonly L[];
}

interface Count<L extends string> extends Instrument<L> {
  /** Called before it is read. */
  readonly collect?: () => void;
}

interface Buckets<L extends string> extends Instrument<L> {
  /** Upper bounds, from least to most. */
  readonly buckets: readonly number[];
}

interface Level<L extends string> extends Instrument<L> {
  /** How those of several workers become one; their sum where it is left out. */
  readonly ofWorkers?: 'sum' | 'max' | 'first';
  /** Sets it before it is read. */
  readonly collect?: (gauge: Gauge<L>) => void;
}

/** How metrics of one registry are made. */
export type Instruments = ReturnType<typeof instrumentsOf>;

/** Makes metrics, which are kept in a registry. */
export const instrumentsOf = (registry: Registry) => ({
  counter: <L extends string>({ collect, ...instrument }: Count<L>): Counter<L> =>
    new Counter({ ...common(registry, instrument), ...(collect && { collect }) }),
  histogram: <L extends string>({ buckets, ...instrument }: Buckets<L>): Histogram<L> =>
    new Histogram({ ...common(registry, instrument), buckets: [...buckets] }),
  gauge: <L extends string>({ ofWorkers = 'sum', collect, ...instrument }: Level<L>): Gauge<L> => {
    const gauge: Gauge<L> = new Gauge({
      ...common(registry, instrument),
      aggregator: ofWorkers,
      ...(collect && { collect: (): void => collect(gauge) }),
    });
    return gauge;
  },
});

const common = <L extends string>(
  registry: Registry,
  { name, help, labels = [] }: Instrument<L>,
) => ({ name: `radiograph_${name}`, help, labelNames: [...labels], registers: [registry] });

/** Seconds that an answer takes: from one of memory to the longest deadline. */
export const SECONDS = [
  0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
] as const;
