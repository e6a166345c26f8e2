import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { type CountedGateway, startCountedGateway } from './counted-gateway.ts';
import { samplesIn } from './exposition.ts';

const PAGE = `query Counted { images(first: 3) { nodes { imageIndex patient { sex } } } }`;

describe('What /metrics says of operations', () => {
  let gateway: CountedGateway;
  before(async () => {
    gateway = await startCountedGateway({ METRICS_OPERATIONS: 'Counted' });
  });
  after(() => gateway?.stop());

  it('is a text of Prometheus, which nobody may keep', async () => {
    const answer = await fetch(`${gateway.url}/metrics`);

    assert.equal(answer.status, 200);
    assert.match(answer.headers.get('content-type') ?? '', /^text\/plain; version=0[.]0[.]4/);
    assert.equal(answer.headers.get('cache-control'), 'no-store');
    assert.ok(samplesIn(await answer.text()).length > 50);
  });

  it('counts an operation by its name, the fields it names, and how long it took', async () => {
    const grown = await gateway.growth(() => gateway.post(PAGE));

    const operation = 'Counted';
    assert.equal(
      grown('radiograph_operations_total', { operation, type: 'query', outcome: 'answered' }),
      1,
    );
    assert.equal(grown('radiograph_operation_duration_seconds_count', { operation }), 1);
    assert.ok(grown('radiograph_operation_duration_seconds_sum', { operation }) > 0);
    assert.equal(grown('radiograph_field_operations_total', { field: 'Patient.sex' }), 1);
    assert.equal(grown('radiograph_field_operations_total', { field: 'Query.images' }), 1);
    assert.equal(grown('radiograph_field_operations_total', { field: 'Image.sex' }), 0);
  });

  it('counts a document that comes again as often as it comes', async () => {
    const grown = await gateway.growth(async () => {
      for (const _ of [1, 2, 3]) await gateway.post('{ readers { readerId } }');
    });

    assert.equal(grown('radiograph_field_operations_total', { field: 'Query.readers' }), 3);
    assert.equal(grown('radiograph_operations_total', { operation: '' }), 3);
  });

  it('has no label for a name that nobody said to count', async () => {
    const grown = await gateway.growth(async () => {
      for (let made = 0; made < 20; made += 1) {
        await gateway.post(`query MadeUp${made} { dataset { name } }`);
      }
    });

    assert.equal(grown('radiograph_operations_total', { operation: 'other' }), 20);
    assert.ok(!JSON.stringify(await gateway.read()).includes('MadeUp'));
  });

  it('has one for a trusted document and for a tool, which nobody has to name', async () => {
    const grown = await gateway.growth(async () => {
      await gateway.post('query CountImages { dataset { name } }');
      await gateway.post('query ByKey { dataset { name } }');
    });

    for (const operation of ['CountImages', 'ByKey']) {
      assert.equal(grown('radiograph_operations_total', { operation }), 1, operation);
    }
  });

  it('counts what is refused, by the codes of its errors', async () => {
    const grown = await gateway.growth(async () => {
      await gateway.post('{ nothing }');
      await gateway.post('{ ');
    });

    const outcome = 'refused';
    assert.equal(grown('radiograph_operations_total', { outcome, type: 'unknown' }), 2);
    assert.equal(
      grown('radiograph_operation_errors_total', { code: 'GRAPHQL_VALIDATION_FAILED' }),
      1,
    );
    assert.equal(grown('radiograph_operation_errors_total', { code: 'GRAPHQL_PARSE_FAILED' }), 1);
  });

  it('counts an operation that the document does not have, by no name of the caller', async () => {
    const grown = await gateway.growth(() =>
      gateway.post('query One { dataset { name } }', 'Other'),
    );

    const labels = { operation: '', type: 'unknown', outcome: 'refused' };
    assert.equal(grown('radiograph_operations_total', labels), 1);
    const code = 'OPERATION_RESOLUTION_FAILURE';
    assert.equal(grown('radiograph_operation_errors_total', { code }), 1);
  });
});
