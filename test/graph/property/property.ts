import type { IRawProperty } from 'fast-check';
import type { ArbitraryFilters } from '../../oracle/arbitrary-filters.ts';
import type { Collection } from '../../oracle/rows.ts';
import type { TestGateway } from '../../support/gateway.ts';

/** The two sides that are compared, and the filters that both get. */
export interface Sides {
  readonly gateway: TestGateway;
  readonly collection: Collection;
  readonly filters: ArbitraryFilters;
}

/** A law that both sides keep for all inputs; fast-check tries some of them. */
export type Property = (sides: Sides) => IRawProperty<unknown, true>;
