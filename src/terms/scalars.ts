import { GraphQLError, GraphQLScalarType } from 'graphql';

const serializeText =
  (name: string) =>
  (value: unknown): string => {
    if (typeof value === 'string') return value;
    throw new GraphQLError(`${name} is a text.`);
  };

const textScalar = (
  name: string,
  description: string,
  specifiedByURL?: string,
): GraphQLScalarType<string, string> =>
  new GraphQLScalarType({ name, description, specifiedByURL, serialize: serializeText(name) });

// The graph only ever answers with these: no argument takes one, so they need no parsing of their own.

/** An object of JSON. */
export const JsonObjectScalar = new GraphQLScalarType<object, object>({
  name: 'JSONObject',
  description: 'An object of JSON.',
  specifiedByURL: 'https://www.rfc-editor.org/rfc/rfc8259',
  serialize: (value) => {
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    throw new GraphQLError('JSONObject is an object.');
  },
});

/** An address. */
export const UrlScalar = textScalar(
  'URL',
  'An absolute address.',
  'https://www.rfc-editor.org/rfc/rfc3986',
);

/** A time. */
export const DateTimeScalar = textScalar(
  'DateTime',
  'A time in UTC, RFC 3339.',
  'https://www.rfc-editor.org/rfc/rfc3339',
);

/** A number of bytes. */
export const ByteCountScalar = textScalar(
  'ByteCount',
  'A whole number of bytes; a string, because it can pass 2^53.',
);
