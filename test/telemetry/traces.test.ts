import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { answering, type HostileUpstream, startUpstream } from '../support/hostile-upstream.ts';
import { below, named, traced } from './traced.ts';

const CALLERS_TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLERS_SPAN = 'b7ad6b7169203331';
const KEPT = `00-${CALLERS_TRACE}-${CALLERS_SPAN}-01`;
const NOT_KEPT = `00-${CALLERS_TRACE}-${CALLERS_SPAN}-00`;

const PAGE = 'query Page { images(first: 3) { nodes { imageIndex patient { patientId } } } }';

const WITH_OBJECTS = '{ images(first: 3) { nodes { dicom { rows } } } }';

describe('Traces', () => {
  let upstream: HostileUpstream;
  before(async () => {
    const object = Buffer.from('[{"00080018":{"vr":"UI","Value":["1.2.3"]}}]');
    const headers = { 'content-type': 'application/dicom+json' };
    upstream = await startUpstream(() => ({ status: 200, headers, body: object }));
  });
  after(() => upstream?.stop());

  const dicomweb = () => ({ DICOM_STORE: 'dicomweb', DICOMWEB_URL: upstream.url });

  it('go from the request through the operation and a batch to the source', async () => {
    const { spans, receiver } = await traced(PAGE);

    const request = named(spans, 'POST /graphql');
    const [operation, ...others] = below(spans, request);
    assert.ok(operation !== undefined);
    assert.deepEqual([request.parentSpanId, others, operation.name], ['', [], 'query']);
    assert.deepEqual(
      below(spans, operation)
        .map(({ name }) => name)
        .sort(),
      ['ask CATALOG', 'batch patientById'],
    );
    const batch = named(spans, 'batch patientById');
    const [asked] = below(spans, batch);
    assert.equal(asked?.attributes['db.query.summary'], 'patients by number');
    assert.deepEqual(below(spans, request), [operation]);
    assert.equal(new Set(spans.map(({ traceId }) => traceId)).size, 1);
    for (const span of spans) {
      assert.ok(span.startedAt >= request.startedAt && span.endedAt <= request.endedAt, span.name);
    }
    assert.match(receiver.headers[0] ?? '', /^POST \/v1\/traces .*"x-collector-key":"of-a-test"/);
  });

  it('have attributes by the names that OpenTelemetry gives them, and no text of a document', async () => {
    const { spans, receiver } = await traced(
      'query Page { images(first: 3, filter: { sex: { in: [FEMALE] } }) { totalCount } }',
    );

    const request = named(spans, 'POST /graphql');
    assert.deepEqual(request.attributes, {
      'http.request.method': 'POST',
      'http.route': '/graphql',
      'http.response.status_code': 200,
    });
    assert.equal(request.kind, 2);
    assert.equal(request.resource['service.name'], 'radiograph-under-test');
    assert.deepEqual(named(spans, 'query').attributes, {
      'graphql.operation.type': 'query',
      'graphql.operation.name': 'Page',
    });
    const source = spans.find(({ name }) => name === 'ask CATALOG');
    assert.equal(source?.attributes['db.system.name'], 'duckdb');
    assert.equal(source?.kind, 3);
    assert.ok(!/FEMALE|select|totalCount/i.test(receiver.text()));
  });

  it('are a part of the trace of the caller, and go on in that of the DICOMweb store', async () => {
    upstream.headers.splice(0);
    const { spans, answer } = await traced(WITH_OBJECTS, {
      headers: { traceparent: KEPT, tracestate: 'vendor=secret', baggage: 'who=me' },
      env: dicomweb(),
    });

    const request = named(spans, 'POST /graphql');
    assert.equal(request.traceId, CALLERS_TRACE);
    assert.equal(request.parentSpanId, CALLERS_SPAN);
    assert.equal(answer.headers.get('traceresponse'), `00-${CALLERS_TRACE}-${request.spanId}-01`);
    const asked = spans.filter(({ name }) => name === 'ask DICOMWEB');
    const sent = upstream.headers.filter(({ traceparent }) => traceparent !== undefined);
    assert.ok(asked.length > 0 && sent.length > 0);
    for (const { traceparent, tracestate, baggage } of sent) {
      const [, traceId, spanId, flags] = String(traceparent).split('-');
      assert.deepEqual([traceId, flags], [CALLERS_TRACE, '01']);
      assert.ok(asked.some((span) => span.spanId === spanId));
      assert.deepEqual([tracestate, baggage], [undefined, undefined]);
    }
  });

  it('name the code of what failed, and none of its words', async () => {
    upstream.behave(answering(500, { 'content-type': 'text/plain' }, 'WORDS-OF-A-STORE'));
    const { spans, receiver } = await traced(WITH_OBJECTS, { env: dicomweb() });

    const failed = spans.find(({ name }) => name === 'ask DICOMWEB');
    assert.equal(failed?.status, 2);
    assert.equal(failed?.attributes['error.type'], 'SOURCE_UNAVAILABLE');
    assert.ok(!receiver.text().includes('WORDS-OF-A-STORE'));
  });

  it('are left out where the caller does not keep them', async () => {
    const { spans, answer } = await traced(PAGE, { headers: { traceparent: NOT_KEPT } });

    assert.deepEqual(spans, []);
    assert.match(answer.headers.get('traceresponse') ?? '', new RegExp(`^00-${CALLERS_TRACE}-`));
  });

  it('are kept or not as the sampler says', async () => {
    const sampler = (name: string, part = '1') => ({
      OTEL_TRACES_SAMPLER: name,
      OTEL_TRACES_SAMPLER_ARG: part,
    });

    assert.equal((await traced(PAGE, { env: sampler('always_off') })).spans.length, 0);
    assert.equal(
      (await traced(PAGE, { env: sampler('parentbased_traceidratio', '0') })).spans.length,
      0,
    );
    assert.ok(
      (await traced(PAGE, { env: sampler('parentbased_traceidratio', '1') })).spans.length > 3,
    );
    assert.ok(
      (await traced(PAGE, { headers: { traceparent: NOT_KEPT }, env: sampler('always_on') })).spans
        .length > 3,
    );
  });

  it('are off where no collector is named, or none is wanted', async () => {
    const { spans } = await traced(PAGE, { env: { OTEL_TRACES_EXPORTER: 'none' } });

    assert.deepEqual(spans, []);
  });
});
