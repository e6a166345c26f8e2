import { type Example, parseExample } from './parse-example.ts';

export interface ExampleGroup {
  readonly audience: string;
  readonly heading: string;
  readonly examples: readonly Example[];
}

/** Audiences in the order of the page; the keys are the folders of schema/operations. */
const HEADINGS = {
  researcher: 'For researchers',
  'ml-engineer': 'For ML engineers',
  'front-end': 'For front-end teams',
  federation: 'For other services',
} as const;

const files = import.meta.glob<string>('../../schema/operations/*/*.graphql', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const examples = Object.entries(files)
  .map(([path, text]) => parseExample(path, text))
  .sort((left, right) => left.order - right.order);

export const exampleGroups: readonly ExampleGroup[] = Object.entries(HEADINGS).map(
  ([audience, heading]) => ({
    audience,
    heading,
    examples: examples.filter((example) => example.audience === audience),
  }),
);
