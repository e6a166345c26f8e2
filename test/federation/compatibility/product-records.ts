import type { Entities } from '../../../src/graphql/federation/entities-field.ts';
import type { DeprecatedProduct, Product, ProductResearch, User } from './product-types.ts';

// What the suite expects to find, and how its references find it.

/** A user as a reference tells of them: the router fetches the rest for @requires. */
const userOf = ({ email, totalProductsCreated = 1337, yearsOfEmployment = 10 }: Fields): User => ({
  email: String(email),
  name: 'Jane Smith',
  totalProductsCreated: Number(totalProductsCreated),
  yearsOfEmployment: Number(yearsOfEmployment),
  averageProductsCreatedPerYear: Math.round(
    Number(totalProductsCreated) / Number(yearsOfEmployment),
  ),
});

type Fields = Readonly<Record<string, unknown>>;

const EMAIL = 'support@apollographql.com';
const SMALL = { size: 'small', weight: 1, unit: 'kg' };

const FEDERATION: ProductResearch = {
  study: { caseNumber: '1234', description: 'Federation Study' },
  outcome: null,
};
const STUDIO: ProductResearch = {
  study: { caseNumber: '1235', description: 'Studio Study' },
  outcome: null,
};

export const DEPRECATED: DeprecatedProduct = {
  sku: 'apollo-federation-v1',
  package: '@apollo/federation-v1',
  reason: 'Migrate to Federation V2',
  createdBy: userOf({ email: EMAIL }),
};

export const PRODUCTS: readonly Product[] = [
  {
    id: 'apollo-federation',
    sku: 'federation',
    package: '@apollo/federation',
    variation: { id: 'OSS' },
    dimensions: SMALL,
    createdBy: userOf({ email: EMAIL }),
    notes: null,
    research: [FEDERATION],
  },
  {
    id: 'apollo-studio',
    sku: 'studio',
    package: '',
    variation: { id: 'platform' },
    dimensions: SMALL,
    createdBy: userOf({ email: EMAIL }),
    notes: null,
    research: [STUDIO],
  },
];

/** Whether a record has all that a reference says of it, however deep. */
const has = (record: unknown, reference: unknown): boolean => {
  if (typeof reference !== 'object' || reference === null) return record === reference;
  return Object.entries(reference).every(([name, value]) =>
    name === '__typename'
      ? true
      : typeof record === 'object' && record !== null && has(Reflect.get(record, name), value),
  );
};

const among =
  (records: readonly object[]) =>
  ({ fields }: { readonly fields: Fields }): object | null =>
    records.find((record) => has(record, fields)) ?? null;

export const PRODUCT_ENTITIES: Entities<unknown> = {
  Product: among(PRODUCTS),
  DeprecatedProduct: among([DEPRECATED]),
  ProductResearch: among([FEDERATION, STUDIO]),
  User: ({ fields }) => (fields['email'] === EMAIL ? userOf(fields) : null),
  Inventory: ({ fields }) =>
    fields['id'] === 'apollo-oss' ? { id: 'apollo-oss', deprecatedProducts: [DEPRECATED] } : null,
};
