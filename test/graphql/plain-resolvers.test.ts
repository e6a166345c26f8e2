// type-graphql keeps what its decorators note down in a place of its own. If a release kept it elsewhere, or fields
// fell back to its slow way of calling, these tests would say so.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isObjectType } from 'graphql';
import { readDecorated } from '../../src/graphql/decorated-methods.ts';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';

const schema = await buildGatewaySchema();
const fields = Object.values(schema.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));

describe('Fields of the schema', () => {
  it('have a resolver wherever they take arguments, and on Query everywhere', () => {
    const without = fields
      .filter(({ type, field }) => type === schema.getQueryType() || field.args.length > 0)
      .filter(({ field }) => field.resolve === undefined)
      .map(({ type, field }) => `${type.name}.${field.name}`);
    assert.deepEqual(without, []);
  });

  it('are each answered by the method that is decorated with their name', () => {
    const { methods, classes } = readDecorated();
    const lost = methods.filter(
      ({ owner, fieldName }) =>
        !fields.some(
          ({ type, field }) =>
            field.name === fieldName &&
            field.resolve !== undefined &&
            (owner === null
              ? type === schema.getQueryType()
              : owner === classes.get(type.name) || isBeneath(classes.get(type.name), owner)),
        ),
    );
    assert.ok(methods.length > 50, `${methods.length} methods`);
    assert.deepEqual(lost, []);
  });

  it('answer at once what their method answers at once', () => {
    const field = schema.getQueryType()?.getFields()['node'];
    const image = fields.find(
      ({ type, field: { name } }) => type.name === 'Image' && name === 'study',
    );
    assert.ok(field?.resolve && image?.field.resolve);
    const study: unknown = Reflect.apply(image.field.resolve, undefined, [
      { imageIndex: '00000001_000.png', patientId: '1' },
      {},
      {},
      {},
    ]);
    assert.equal(study instanceof Promise, false);
  });
});

const isBeneath = (type: object | undefined, owner: object): boolean =>
  type !== undefined && Object.prototype.isPrototypeOf.call(owner, type);
