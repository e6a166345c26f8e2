// Thousands of hostile strings in every argument, and what the emulator saw of them. An emulator parses with GoogleSQL's
// own grammar, so a string that became part of a statement would be a part of what it parsed; the front before it keeps
// every statement as it came.
import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import type { GraphQLSchema } from 'graphql';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import type { PatientRow } from '../oracle/rows.ts';
import { startBigQueryGateway } from '../support/bigquery-catalog.ts';
import { bigquerySuite, startBigQueryEmulator } from '../support/bigquery-emulator.ts';
import { cutSample } from '../support/cut-sample.ts';
import { type EmulatorFront, startEmulatorFront } from '../support/emulator-front.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { firstRadiographs } from '../support/held-radiographs.ts';
import { datasetsOf, holdInTable, tableSettings } from './dicom/held-table.ts';
import { filledDocuments } from './hostile/filled-documents.ts';
import { manyHostileStrings } from './hostile/many-strings.ts';
import { REFUSED } from './hostile/refusals.ts';
import { sentTexts } from './hostile/sent-texts.ts';
import { MARKER } from './hostile/strings.ts';
import { textPlaces } from './hostile/text-places.ts';

const COUNT = 5000;
/** Strings in one round; COUNT is whole rounds, since the number of keys of a document shows in statements. */
const EACH = 125;

const hostile = manyHostileStrings(COUNT);
const harmless = Array.from({ length: COUNT }, (_, i) => `harmless${i}`);

/** Two patients that were read, one in either part of the split: nothing here is about what is found. */
const twoPatients = (patients: readonly PatientRow[]): readonly PatientRow[] => {
  const read = patients.filter(
    ({ images }) =>
      images.length < 12 &&
      images.some(({ labels }) => labels.some(({ readerId }) => readerId !== null)),
  );
  return [...Map.groupBy(read, ({ images }) => images[0]?.split).values()].flatMap((own) =>
    own.slice(0, 1),
  );
};

bigquerySuite('A hostile string', () => {
  let front: EmulatorFront;
  let gateway: TestGateway;
  let schema: GraphQLSchema;
  before(async () => {
    schema = await buildGatewaySchema();
    front = await startEmulatorFront(await startBigQueryEmulator());
    const dataDir = cutSample(twoPatients);
    await holdObjects(front, dataDir);
    gateway = await startBigQueryGateway({
      emulator: front,
      dataDir,
      // The documents have every argument at once, a hundred times: more than a question is allowed.
      env: { ...tableSettings(front, 'attributes'), LIMITS: 'off' },
    });
  });
  after(async () => {
    await gateway?.stop();
    await front?.stop();
  });

  /** Asks with strings in every argument, in rounds. */
  const askAll = async (
    strings: readonly string[],
    rounds: number,
    observe: (source: string, variables: Readonly<Record<string, unknown>>) => void = () => {},
  ): Promise<void> => {
    const dealt = new Map<string, number>();
    const deal = (place: string): string => {
      const count = dealt.get(place) ?? 0;
      dealt.set(place, count + 1);
      return strings[count % strings.length] ?? '';
    };
    for (let i = 0; i < rounds; i += 1) {
      const round = { texts: strings.slice(i * EACH, (i + 1) * EACH), deal };
      for (const { source, variables } of filledDocuments(schema, round, i % 2 === 0)) {
        observe(source, variables);
        const { errors = [] } = await gateway.query(source, variables);
        for (const { message } of errors) assert.match(message, REFUSED);
      }
    }
  };

  it('stands in every argument, and in parameters alone of all that is asked of BigQuery', async () => {
    front.clear();
    await askAll(harmless, 2);
    const statements = new Set(front.seen.map(({ sql }) => sql));
    const sent = sentTexts(schema);
    const parameters = new Set<string>();

    front.clear();
    await askAll(hostile, COUNT / EACH, sent.add);

    assert.ok(statements.size > 10);
    for (const { sql, parameters: values } of front.seen) {
      assert.ok(statements.has(sql), sql);
      for (const text of textsIn(values)) parameters.add(text);
    }
    for (const job of front.seenBesides) assert.ok(!job.includes(MARKER), job);
    for (const place of textPlaces(schema)) {
      assert.equal(firstNotIn(sent.byPlace.get(place)), undefined, place);
    }
    assert.equal(firstNotIn(parameters), undefined);
    assert.deepEqual(gateway.logged, []);
  });

  it('as a name of a caller is in the labels of a job, of characters that labels may have', async () => {
    front.clear();
    for (const caller of hostile.slice(0, 200)) {
      await gateway.query('{ images(first: 1) { totalCount } }', {}, { caller });
    }

    assert.ok(front.seenBesides.length >= 200);
    for (const job of front.seenBesides) {
      const { configuration } = JSON.parse(job);
      const { labels, ...besides } = configuration;
      assert.match(labels.caller, /^[a-z0-9_-]{1,63}$/);
      assert.ok(!JSON.stringify(besides).includes(MARKER), job);
    }
  });
});

const firstNotIn = (texts: ReadonlySet<string> = new Set()): string | undefined =>
  hostile.find((text) => !texts.has(text));

/** Fills a table with what the objects of the first images say. */
const holdObjects = async (front: EmulatorFront, dataDir: string): Promise<void> => {
  const gateway = await startGateway({ dataDir });
  const radiographs = await firstRadiographs(gateway, 3);
  await gateway.stop();
  const datasets = await datasetsOf([...radiographs.values()]);
  await holdInTable(front, 'attributes', { datasets });
};

/** The values of parameters as the client writes them: {value} or {arrayValues: [{value}]}. */
const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(textsIn);
};
