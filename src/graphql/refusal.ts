import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { GatewayError } from '../errors.ts';
import { identityHead } from '../identity-errors.ts';
import { limitHead } from '../limit-errors.ts';

/** The error in the form in which Apollo Server takes a status and headers of an answer. */
export const asRefusal = (error: unknown): unknown => {
  if (!(error instanceof GatewayError)) return error;
  const { status, headers } = limitHead(error) ??
    identityHead(error) ?? { status: 400, headers: {} };
  return new GraphQLError(error.message, {
    originalError: error,
    extensions: { http: { status, headers: new HeaderMap(Object.entries(headers)) } },
  });
};
