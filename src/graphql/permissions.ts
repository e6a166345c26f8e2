import type {
  DocumentNode,
  GraphQLField,
  GraphQLInterfaceType,
  GraphQLObjectType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { isInterfaceType } from 'graphql';
import type { Identity } from '../identity.ts';
import { type Guarded, insistOnRole } from '../identity-errors.ts';
import { roleFor } from '../requires.ts';
import { fieldsOf } from '../selection.ts';
import { isAtLeast } from '../terms/role.ts';
import { fragmentsIn } from './shown-fields.ts';

/** An operation, the document that it stands in, and who asks. */
export interface AskedByCaller {
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly request: Pick<Identity, 'role' | 'proof'>;
}

/** RoleError where an operation has a field that is not for the one who asks. */
export type PermissionCheck = (asked: AskedByCaller) => void;

/**
 * Checks operations before they run. What an operation asks for is looked up once for each document
 * that is kept.
 *
 * A field counts wherever it stands: under an alias, in a fragment, and where a directive leaves it
 * out. Of an interface it counts as the strictest of the fields that may answer for it.
 */
export const permissionCheck = (schema: GraphQLSchema): PermissionCheck => {
  const known = new WeakMap<OperationDefinitionNode, Guarded | null>();
  const strictestOf = ({ document, operation }: AskedByCaller): Guarded | null => {
    const fragments = fragmentsIn(document);
    const fields = fieldsOf({ schema, operation, fragments }, () => false);
    return fields
      .flatMap(({ type, field }) => answeringFor(schema, type, field))
      .reduce<Guarded | null>(stricter, null);
  };
  return (asked) => {
    let guarded = known.get(asked.operation);
    if (guarded === undefined) {
      guarded = strictestOf(asked);
      known.set(asked.operation, guarded);
    }
    if (guarded !== null) insistOnRole(guarded, asked.request);
  };
};

/** The rules of a field, and of those that answer in its place. */
const answeringFor = (
  schema: GraphQLSchema,
  type: GraphQLObjectType | GraphQLInterfaceType,
  field: GraphQLField<unknown, unknown>,
): readonly Guarded[] => {
  const types = isInterfaceType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
  return types.flatMap((one) => {
    const own = one.getFields()[field.name];
    const needed = own === undefined ? null : roleFor(own);
    return needed === null ? [] : [{ what: `${one.name}.${field.name}`, needed }];
  });
};

const stricter = (strictest: Guarded | null, other: Guarded): Guarded =>
  strictest !== null && isAtLeast(strictest.needed, other.needed) ? strictest : other;
