import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
} from 'graphql';
import { inputSchema } from './input-schema.ts';
import { type JsonSchema, objectForm } from './json-schema.ts';
import { selectionForm } from './output-schema.ts';
import type { ToolFile } from './tool-file.ts';
import { variableMeanings } from './variable-meanings.ts';

/** What an assistant is told of a tool, as `tools/list` answers it. */
export interface ToolListing {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: JsonSchema & { readonly type: 'object' };
  readonly outputSchema: JsonSchema & { readonly type: 'object' };
  readonly annotations: typeof ANNOTATIONS;
}

/** A trusted document that assistants may have run, with arguments and a ceiling. */
export interface Tool {
  readonly name: string;
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The most that a call may cost, in the points of @cost. */
  readonly ceiling: number;
  readonly listing: ToolListing;
}

/** A question changes nothing, has the same answer again, and stays within the collection. */
const ANNOTATIONS = {
  readOnlyHint: true,
  destructiveHint: false,
  idempotentHint: true,
  openWorldHint: false,
} as const;

/** Fields that could not be answered, beside the ones that were. */
const ERRORS: JsonSchema = {
  type: 'array',
  description: 'Fields that could not be answered, which are null; the others stand.',
  items: {
    type: 'object',
    properties: {
      message: { type: 'string' },
      code: { type: 'string' },
      path: { type: 'array', items: { type: ['string', 'integer'] } },
    },
    required: ['message', 'code'],
  },
};

/** A tool of a file. Errors: Error where its document does not fit the schema, or is not one question. */
export const toolOf = (schema: GraphQLSchema, file: ToolFile): Tool => {
  const { name, title, description, ceiling, source } = file;
  const document = parse(source);
  const [problem] = validate(schema, document);
  if (problem !== undefined) throw new Error(`The tool ${name}: ${problem.message}`);
  const [operation, ...others] = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? [definition] : [],
  );
  if (operation?.operation !== OperationTypeNode.QUERY || others.length > 0) {
    throw new Error(`The tool ${name} is not one query.`);
  }
  const meanings = new Map([...variableMeanings(schema, document), ...file.meanings]);
  const listing = {
    name,
    title,
    description,
    inputSchema: inputSchema(schema, operation.variableDefinitions ?? [], meanings),
    outputSchema: outputSchema(schema, { document, operation }),
    annotations: ANNOTATIONS,
  };
  return { name, source, document, operation, ceiling, listing };
};

/** What a tool answers: what its operation selects, and what could not be had of it. */
const outputSchema = (
  schema: GraphQLSchema,
  { document, operation }: Pick<Tool, 'document' | 'operation'>,
): ToolListing['outputSchema'] => {
  const query = schema.getQueryType();
  if (!query) throw new Error('The schema answers no questions.');
  const fragments = document.definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION
      ? [[definition.name.value, definition] as const]
      : [],
  );
  const reading = { schema, fragments: new Map(fragments) };
  const { properties, required } = selectionForm(reading, query, [operation.selectionSet]);
  return objectForm({ ...properties, errors: ERRORS }, required ?? []);
};
