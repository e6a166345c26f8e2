// What the hand-written servers serve: one schema, and what both of them resolve alike.
import type { Filter, Labelled, Page } from './conditions.ts';
import * as statements from './statements.ts';

export const SCHEMA = `
  type Patient { id: Int! sex: String! images: [Image!]! }
  type Label { labelSet: String! finding: String! value: String! reader: String }
  type Image {
    id: String! followUp: Int! age: Int sex: String! viewPosition: String! width: Int! height: Int!
    patient: Patient! findings: [String!]! labels(findings: [String!]!): [Label!]!
  }
  type Page { totalCount: Int! nodes: [Image!]! }
  type Facet { dimension: String! value: String! imageCount: Int! }
  type Agreement {
    finding: String! imageCount: Int! readCount: Int!
    percentAgreement: Float! prevalence: Float! fleissKappa: Float
  }
  enum ImageOrder { NAME AGE }
  type Query {
    images(
      first: Int!, after: String, by: ImageOrder = NAME, finding: String, view: String, minAge: Int, maxAge: Int
    ): Page!
    patients(first: Int!, after: Int): [Patient!]!
    image(id: String!): Image
    imagesByIds(ids: [String!]!): [Image]!
    facets(finding: String, view: String, minAge: Int, maxAge: Int): [Facet!]!
    agreements(
      labelSet: String!, findings: [String!]!, minAge: Int, maxAge: Int, maxFollowUp: Int
    ): [Agreement!]!
  }
`;

/** A page is its arguments: rows and count are asked for where they are shown. */
interface AskedPage {
  readonly filter: Page;
}

interface Ids {
  readonly ids: readonly string[];
}

export const RESOLVERS = {
  Query: {
    images: (_: unknown, filter: Page): AskedPage => ({ filter }),
    patients: (_: unknown, { first, after }: { first: number; after: number | null }) =>
      statements.patientsAfter(first, after),
    image: (_: unknown, { id }: { id: string }) => statements.imageById(id),
    imagesByIds: (_: unknown, { ids }: Ids) => statements.imagesByIds(ids),
    facets: (_: unknown, filter: Filter) => statements.facets(filter),
    agreements: (_: unknown, filter: Labelled) => statements.agreements(filter),
  },
  Page: {
    totalCount: ({ filter }: AskedPage) => statements.countImages(filter),
    nodes: ({ filter }: AskedPage) => statements.pageOfImages(filter),
  },
};

/** One of a batch, and the arguments that its field has. */
export interface Asked {
  readonly key: unknown;
  readonly args: unknown;
}

/** Rows of a batch that is asked with arguments: one question for each that differ, nearly always one. */
export const inBatches = async <Rows>(
  asked: readonly Asked[],
  ofBatch: (keys: readonly unknown[], args: unknown) => Promise<readonly Rows[]>,
): Promise<Rows[]> => {
  const batches = Map.groupBy(asked, ({ args }) => JSON.stringify(args));
  const answers = new Map<Asked, Rows>();
  const fill = async (batch: readonly Asked[]): Promise<void> => {
    const keys = batch.map(({ key }) => key);
    for (const [place, rows] of (await ofBatch(keys, batch[0]?.args)).entries()) {
      const one = batch[place];
      if (one !== undefined) answers.set(one, rows);
    }
  };
  await Promise.all([...batches.values()].map(fill));
  return asked.flatMap((one) => {
    const rows = answers.get(one);
    return rows === undefined ? [] : [rows];
  });
};
