import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { buildSchema, getOperationAST, parse, validate } from 'graphql';
import { permissionCheck } from '../../src/graphql/permissions.ts';
import { RoleError } from '../../src/identity-errors.ts';
import { ROLES, type Role } from '../../src/terms/role.ts';

describe('The role that a document takes', () => {
  const schema = buildSchema(`
    directive @requiresScopes(scopes: [[String!]!]!) on FIELD_DEFINITION
    interface Thing { open: Int, told: Int @requiresScopes(scopes: [["radiograph:reader"]]) }
    type One implements Thing { open: Int @requiresScopes(scopes: [["radiograph:admin"]]), told: Int }
    type Two implements Thing { open: Int, told: Int, own: Int @requiresScopes(scopes: [["radiograph:researcher"], ["radiograph:admin"]]) }
    union Any = One | Two
    type Query { thing: Thing, any: Any, two: Two }
  `);
  const least = (text: string, operationName?: string): Role => {
    const document = parse(text);
    assert.deepEqual(validate(schema, document), []);
    const operation = getOperationAST(document, operationName) ?? assert.fail();
    const check = permissionCheck(schema);
    const isAllowed = (role: Role): boolean => {
      try {
        check({ document, operation, request: { role, proof: 'jwt' } });
        return true;
      } catch (error) {
        assert.ok(error instanceof RoleError);
        return false;
      }
    };
    return ROLES.find(isAllowed) ?? assert.fail('Nobody may ask it.');
  };

  for (const [what, document, role] of [
    ['an interface’s field, which one of its types guards', '{ thing { open } }', 'admin'],
    ['an interface’s field, which it guards itself', '{ thing { told } }', 'reader'],
    ['the same field of a type that does not guard it', '{ two { open told } }', 'anonymous'],
    ['a field of a type of a union', '{ any { ... on Two { own } } }', 'researcher'],
    ['an interface’s field in a union', '{ any { ... on Thing { open } } }', 'admin'],
    ['a type that another fragment guards', '{ any { ... on Two { open } } }', 'anonymous'],
    ['names of types alone', '{ any { __typename } thing { __typename } }', 'anonymous'],
    [
      'fields of several roles, the strictest of them',
      '{ two { own } thing { told open } }',
      'admin',
    ],
  ] as const) {
    it(`is ${role} where it asks for ${what}`, () => {
      assert.equal(least(document), role);
    });
  }

  it('is, of several operations, that of the one that runs', () => {
    const text = 'query A { two { open } } query B { two { own } }';

    assert.equal(least(text, 'A'), 'anonymous');
    assert.equal(least(text, 'B'), 'researcher');
  });
});
