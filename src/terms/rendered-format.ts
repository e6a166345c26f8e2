import { registerEnumType } from 'type-graphql';

/** The file formats of a picture. */
export const RenderedFormat = { PNG: 'PNG', JPEG: 'JPEG' } as const;
export type RenderedFormat = keyof typeof RenderedFormat;

registerEnumType(RenderedFormat, {
  name: 'RenderedFormat',
  description: 'The file formats of a picture.',
  valuesConfig: {
    PNG: { description: 'Lossless.' },
    JPEG: { description: 'Smaller, with loss.' },
  },
});
