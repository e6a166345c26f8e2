import {
  BREAK,
  type DocumentNode,
  type ExecutionResult,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  visit,
} from 'graphql';
import { CollectedErrors, type Execution, Place } from './place.ts';
import { planFields } from './plan-fields.ts';
import { type Data, type FieldPlan, runFields } from './run-fields.ts';

type Variables = Readonly<Record<string, unknown>>;

/** An operation that is planned once, and run as often as it is asked for. */
export interface OperationPlan {
  readonly operation: OperationDefinitionNode;
  /** variables: as they were read. */
  run(variables: Variables, context: unknown): ExecutionResult | Promise<ExecutionResult>;
}

/** Combinations of conditions of @skip and @include whose plans are kept. */
const MOST_PLANS = 16;

/**
 * Plans an operation: which fields there are, what each is completed by, in which order, is found out
 * once, where graphql-js finds it out for each object. The same answers and errors otherwise, in the same
 * order. Null where graphql-js is to execute it: what the schema says of itself, anything but a query, an
 * alias that is no key of an object, or a type that only graphql-js tells.
 */
export const planOperation = (
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationPlan | null => {
  const query = schema.getQueryType();
  if (!query || operation.operation !== OperationTypeNode.QUERY) return null;
  if (isOdd(document) || !tellsTypes(schema)) return null;
  const fragments = fragmentsOf(document);
  const conditions = [...conditionsOf(document)];
  const plans = new Map<string, readonly FieldPlan[]>();
  const planFor = (variables: Variables): readonly FieldPlan[] => {
    const key = conditions.map((name) => String(variables[name])).join();
    const known = plans.get(key);
    if (known !== undefined) return known;
    // Types that are only seen later are planned under the same conditions.
    const deciding = Object.fromEntries(conditions.map((name) => [name, variables[name]]));
    const planning = { schema, fragments, variables: deciding, fieldCount: 0 };
    const plan = planFields(planning, query, [operation.selectionSet]);
    if (plans.size < MOST_PLANS) plans.set(key, plan);
    return plan;
  };
  return {
    operation,
    run: (variables, context) => {
      const errors = new CollectedErrors();
      const execution = { schema, operation, fragments, variables, context, errors, args: [] };
      return answer(execution, () => planFor(variables));
    },
  };
};

const answer = (
  execution: Execution,
  plan: () => readonly FieldPlan[],
): ExecutionResult | Promise<ExecutionResult> => {
  const { errors } = execution.errors;
  const answered = (data: Data): ExecutionResult =>
    errors.length === 0 ? { data } : { errors, data };
  const failed = (error: unknown): ExecutionResult => {
    execution.errors.add(asGraphqlError(error), []);
    return { errors, data: null };
  };
  try {
    const data = runFields(plan(), undefined, new Place(execution, null, ''));
    return data instanceof Promise ? data.then(answered, failed) : answered(data);
  } catch (error) {
    return failed(error);
  }
};

const asGraphqlError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError('The operation cannot be planned.', {
        originalError: error instanceof Error ? error : new Error(String(error)),
      });

const fragmentsOf = (document: DocumentNode): Record<string, FragmentDefinitionNode> =>
  Object.fromEntries(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );

/** Variables that decide what is selected. */
const conditionsOf = (document: DocumentNode): ReadonlySet<string> => {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) {
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
      }
    },
  });
  return names;
};

const isOdd = (document: DocumentNode): boolean => {
  let isFound = false;
  visit(document, {
    Field: ({ alias, name }) => {
      isFound = alias?.value === '__proto__' || ['__schema', '__type'].includes(name.value);
      return isFound ? BREAK : undefined;
    },
  });
  return isFound;
};

const telling = new WeakMap<GraphQLSchema, boolean>();

/** Whether interfaces and unions say which type an object is, and no type has to be asked. */
const tellsTypes = (schema: GraphQLSchema): boolean => {
  const known = telling.get(schema);
  if (known !== undefined) return known;
  const tells = Object.values(schema.getTypeMap()).every((type) => {
    if (isAbstractType(type)) return typeof type.resolveType === 'function';
    return !isObjectType(type) || !type.isTypeOf;
  });
  telling.set(schema, tells);
  return tells;
};
