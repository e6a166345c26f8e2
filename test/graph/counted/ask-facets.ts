import type { TestGateway } from '../../support/gateway.ts';

export type Asked = readonly {
  readonly dimension: string;
  readonly buckets: readonly {
    readonly value: string;
    readonly imageCount: number;
    readonly isSelected: boolean;
  }[];
}[];

const DIMENSIONS = '[FINDING, SEX, VIEW_POSITION, SPLIT, AGE_DECADE, LABEL_SET]';

/** Facets of images; list: the arguments of images, in brackets. */
export const askFacets = async (
  gateway: TestGateway,
  list: string,
  args = `dimensions: ${DIMENSIONS}`,
): Promise<Asked> => {
  const { images } = await gateway.data<{ images: { facets: Asked } }>(
    `{ images${list} { facets(${args}) { dimension buckets { value imageCount isSelected } } } }`,
  );
  return images.facets;
};

/** The values of the first facet, and the images of each. */
export const countsOf = ([facet]: Asked): readonly (readonly [string, number])[] =>
  (facet?.buckets ?? []).map(({ value, imageCount }) => [value, imageCount]);
