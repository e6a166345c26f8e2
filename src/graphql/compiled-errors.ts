import { type DocumentNode, GraphQLError, type SourceLocation } from 'graphql';

// graphql-jit has an error class of its own, which Apollo Server does not know.

/** Where in a text a line and a column are, both from 1. */
const offsetOf = (text: string, { line, column }: SourceLocation): number => {
  let start = 0;
  for (let passed = 1; passed < line; passed += 1) start = text.indexOf('\n', start) + 1;
  return start + column - 1;
};

/** The same error in graphql-js' own class: message, place in the document, path and cause. */
export const toGraphqlError = (
  { message, locations, path, originalError }: GraphQLError,
  { loc }: DocumentNode,
): GraphQLError =>
  new GraphQLError(message, {
    path,
    originalError,
    ...(loc &&
      locations && {
        source: loc.source,
        positions: locations.map((location) => offsetOf(loc.source.body, location)),
      }),
  });
