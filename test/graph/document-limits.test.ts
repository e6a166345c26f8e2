import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { getIntrospectionQuery } from 'graphql';
import { startGateway, type TestGateway } from '../support/gateway.ts';

/** A field within itself, so often. */
const nested = (way: readonly string[], times: number, leaf: string): string => {
  const fields = Array.from({ length: times }, () => way).flat();
  return fields.reduceRight((within, field) => `${field}{${within}}`, leaf);
};

/** Ways back to where they began, through the graph. */
const CYCLES: Readonly<Record<string, readonly string[]>> = {
  'images of patients': ['images', 'nodes', 'patient'],
  'edges of images of patients': ['images(first:2)', 'edges', 'node', 'patient'],
  'images of readers of labels': ['images', 'nodes', 'labels', 'reader'],
  'labels of readers': ['labels', 'nodes', 'reader'],
  'visits of patients': ['timeline', 'image', 'patient'],
  'studies of patients': ['studies', 'patient'],
  'readers of label sets': ['labelSets', 'readers'],
  'images of labels': ['labels', 'image'],
};

const START: Readonly<Record<string, string>> = {
  images: 'patient(patientId:"1")',
  'images(first:2)': 'patient(patientId:"1")',
  timeline: 'patient(patientId:"1")',
  studies: 'patient(patientId:"1")',
  labelSets: 'reader(readerId:"1")',
};

describe('A document', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway.stop());

  const refusalOf = async (query: string, variables?: Record<string, unknown>) => {
    gateway.clearStatements();
    const { data, errors } = await gateway.query(query, variables);
    assert.ok(data === undefined, 'The document was answered.');
    assert.equal(gateway.statements.length, 0);
    assert.equal(errors?.length, 1);
    const { code, ...told } = errors[0]?.extensions ?? {};
    assert.equal(code, 'QUERY_TOO_EXPENSIVE');
    const words = `Found ${Number(told['actual'])} .*${Number(told['maximum'])} are allowed \\(${String(told['limit'])}\\)`;
    assert.match(errors[0]?.message ?? '', new RegExp(words));
    return told;
  };

  for (const [name, way] of Object.entries(CYCLES)) {
    it(`is refused where it goes round 8 times: ${name}`, async () => {
      const [first = ''] = way;
      const start =
        START[first] ??
        (way.includes('reader')
          ? 'reader(readerId:"1")'
          : 'image(by:{imageIndex:"00000001_000.png"})');
      const { limit } = await refusalOf(`{${start}{${nested(way, 8, '__typename')}}}`);
      assert.ok(limit === 'COST' || limit === 'DEPTH', String(limit));
    });
  }

  it('runs where it goes round as often and each object leads to one other', async () => {
    const query = `{image(by:{imageIndex:"00000001_000.png"}){${nested(['study', 'images'], 8, 'id')}}}`;
    assert.equal((await gateway.query(query)).errors, undefined);
  });

  it('is refused for its cost, by its variables', async () => {
    const query =
      'query ($n: Int!) { images(first: $n) { nodes { labels { reader { id } labelSet { code } } } } }';
    assert.equal((await gateway.query(query, { n: 20 })).errors, undefined);
    assert.deepEqual(await refusalOf(query, { n: 500 }), {
      limit: 'COST',
      maximum: 250_000,
      // Query, connection and the page; an image and its labels; of each label its reader and its set.
      actual: 1 + 201 + 1 + 500 * (1 + 1 + 140 * 5),
    });
  });

  it('may cost more for some roles', async () => {
    const own = await startGateway({
      env: { COST_LIMIT: '100', COST_LIMIT_BY_ROLE: 'admin=1000' },
    });
    const query = '{ images(first: 50) { nodes { imageIndex } } }';
    assert.equal((await own.query(query)).errors?.[0]?.extensions['maximum'], 100);
    assert.equal((await own.query(query, {}, { role: 'admin' })).errors, undefined);
    await own.stop();
  });

  it('is refused for aliases, fields of Query and directives', async () => {
    const many = (length: number, of: (at: number) => string) =>
      `{ dataset { name } ${Array.from({ length }, (_, at) => of(at)).join(' ')} }`;
    const { limit } = await refusalOf(many(201, (at) => `a${at}: __typename`));
    assert.equal(limit, 'ALIASES');
    const fields = await refusalOf(many(101, () => 'dataset { name }'));
    assert.deepEqual(fields, { limit: 'ROOT_FIELDS', maximum: 100, actual: 102 });
    const skips = '@include(if: true)';
    const directives = await refusalOf(
      `{ dataset { name ... ${skips} { ${`... ${skips} { name } `.repeat(200)} } } }`,
    );
    assert.deepEqual(directives, { limit: 'DIRECTIVES', maximum: 200, actual: 201 });
  });

  it('is refused, at once, where its fragments would spread into more than could be walked', async () => {
    const bomb = Array.from(
      { length: 200 },
      (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
    );
    const query = `{ ...F0 } ${bomb.join(' ')} fragment F200 on Query { dataset { name } }`;
    const { limit, maximum } = await refusalOf(query);
    assert.deepEqual({ limit, maximum }, { limit: 'FIELDS', maximum: 5000 });
    const aliases = Array.from(
      { length: 14 },
      (_, at) =>
        `fragment A${at} on Patient { a: images { nodes { patient { ...A${at + 1} } } } b: images { nodes { patient { ...A${at + 1} } } } }`,
    );
    await refusalOf(
      `{ patient(patientId: "1") { ...A0 } } ${aliases.join(' ')} fragment A14 on Patient { id }`,
    );
  });

  it('is refused by validation where a fragment spreads itself', async () => {
    const circles = [
      '{ ...A } fragment A on Query { ...A }',
      '{ ...A } fragment A on Query { dataset { name } ...B } fragment B on Query { ...A ...A }',
      '{ image(by: { id: "x" }) { ...A } } fragment A on Image { patient { images { nodes { ...A } } } }',
    ];
    for (const query of circles) {
      const { errors } = await gateway.query(query);
      assert.equal(errors?.[0]?.extensions['code'], 'GRAPHQL_VALIDATION_FAILED');
      assert.match(errors?.[0]?.message ?? '', /Cannot spread fragment "A" within itself/);
    }
  });

  it('may describe the schema as tools ask for it', async () => {
    assert.equal((await gateway.query(getIntrospectionQuery())).errors, undefined);
    const deep = `{ __schema { types { ${'fields { type { '.repeat(8)} name ${'} } '.repeat(8)} } } }`;
    const { errors } = await gateway.query(deep);
    assert.notEqual(errors, undefined);
  });
});
