import { type GraphQLError, type GraphQLSchema, getVariableValues } from 'graphql';
import type { Tool } from './tool.ts';
import type { ToolProblem } from './tool-answer.ts';

/** Arguments of a call by name. */
export type ToolArguments = Readonly<Record<string, unknown>>;

/** Problems that are told at once. */
const MOST_PROBLEMS = 5;

/** Characters of a problem: it quotes what was sent. */
const LONGEST = 500;

/** What is wrong with the arguments of a call, each with what was wanted and found; empty where nothing is. */
export const argumentProblems = (
  schema: GraphQLSchema,
  { operation }: Tool,
  given: ToolArguments,
): readonly ToolProblem[] => {
  const variables = operation.variableDefinitions ?? [];
  const names = variables.map(({ variable }) => variable.name.value);
  const wanted = names.length === 0 ? 'none' : names.join(', ');
  const strangers = Object.keys(given)
    .filter((name) => !names.includes(name))
    .map((name) => `There is no argument "${name}". Wanted: ${wanted}.`);
  const { errors = [] } = getVariableValues(schema, variables, given, { maxErrors: MOST_PROBLEMS });
  return [...strangers, ...errors.map(messageOf)]
    .slice(0, MOST_PROBLEMS)
    .map((message) => ({ message: shortened(message), code: 'BAD_USER_INPUT' }));
};

/** An argument is a variable to the graph, and not to who calls a tool. */
const messageOf = ({ message }: GraphQLError): string =>
  message.replace(/^Variable "\$/, 'Argument "');

const shortened = (message: string): string =>
  message.length > LONGEST ? `${message.slice(0, LONGEST)}…` : message;
