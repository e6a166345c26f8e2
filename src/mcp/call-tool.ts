import type { ApolloServer } from '@apollo/server';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Context } from '../context.ts';
import { oneOf } from '../decode.ts';
import { ERROR_CODES } from '../error-codes.ts';
import { GatewayError } from '../errors.ts';
import { type ErrorLog, publicPart } from '../graphql/format-error.ts';
import { variableExcess } from '../graphql/limits/variable-limits.ts';
import { TooExpensiveError } from '../limit-errors.ts';
import { tell } from '../signals.ts';
import { argumentProblems, type ToolArguments } from './arguments.ts';
import type { Tool } from './tool.ts';
import { answered, refused, type ToolAnswer, type ToolProblem } from './tool-answer.ts';

/** What calls of tools need. */
export interface ToolParts {
  readonly schema: GraphQLSchema;
  readonly apollo: ApolloServer<Context>;
  /** By name. Errors: Error where one does not fit the schema. */
  readonly tools: () => ReadonlyMap<string, Tool>;
  /** Of the gateway. */
  readonly version: string;
  /** What a call costs with some arguments, in the points of @cost. */
  readonly priceOf: (tool: Tool, given: ToolArguments) => number;
  readonly logError: ErrorLog;
}

/** One call of a tool. */
export interface ToolCall {
  readonly tool: Tool;
  readonly given: ToolArguments;
  /** Of this call alone: who asks, and the loaders that answer. */
  readonly context: Context;
}

/**
 * Runs a tool's document as if its caller had asked the graph: the same identity, permissions and
 * limits hold. What is wrong is part of the answer, so that an assistant can mend it. Never rejects.
 */
export const callTool = async (parts: ToolParts, call: ToolCall): Promise<ToolAnswer> => {
  try {
    // Reading what is nested without end would not end well.
    const excess = variableExcess(call.given);
    if (excess !== null) {
      tell('over-limit', { limit: excess.limit, isRefused: true });
      throw new TooExpensiveError(excess);
    }
    const problems = argumentProblems(parts.schema, call.tool, call.given);
    if (problems.length > 0) return refused(problems);
    const dear = overCeiling(parts, call.tool, call.given);
    return dear === null ? await run(parts, call) : refused([dear]);
  } catch (error) {
    if (error instanceof GatewayError) {
      return refused([{ message: error.message, ...publicPart(error) }]);
    }
    parts.logError(`Tool ${call.tool.name}`, error);
    return refused([{ message: 'Internal error.', code: 'INTERNAL_SERVER_ERROR' }]);
  }
};

/** Null where a call is within the ceiling of its tool. */
const overCeiling = (
  { priceOf }: ToolParts,
  tool: Tool,
  given: ToolArguments,
): ToolProblem | null => {
  const { name, ceiling } = tool;
  const cost = priceOf(tool, given);
  if (cost <= ceiling) return null;
  tell('over-limit', { limit: 'TOOL_CEILING', isRefused: true });
  return {
    message: `A call of ${name} may cost ${ceiling} points, and this one would cost ${cost}. Ask for less at a time.`,
    code: 'QUERY_TOO_EXPENSIVE',
    limit: 'TOOL_CEILING',
    maximum: ceiling,
    actual: cost,
  };
};

const run = async (
  { apollo }: ToolParts,
  { tool, given, context }: ToolCall,
): Promise<ToolAnswer> => {
  const { body } = await apollo.executeOperation(
    { query: tool.source, variables: { ...given } },
    { contextValue: context },
  );
  if (body.kind !== 'single') throw new Error('An answer came in parts.');
  const { data, errors = [] } = body.singleResult;
  const problems = errors.map(problemOf);
  if (problems.length === 0 && data) return answered(data);
  // Where nothing could be answered, the problems are the answer.
  const isEmpty = Object.values(data ?? {}).every((value) => value === null);
  return isEmpty ? refused(problems) : answered({ ...data, errors: problems });
};

/** What the graph says of an error, without the place in a document that the caller did not write. */
const problemOf = ({ message, path, extensions = {} }: GraphQLFormattedError): ToolProblem => {
  const { code } = extensions;
  return {
    message,
    ...(path && { path }),
    ...extensions,
    code: oneOf(ERROR_CODES, code) ?? 'INTERNAL_SERVER_ERROR',
  };
};
