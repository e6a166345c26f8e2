import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type Assistant, assistantAt } from './assistant.ts';
import { SAMPLE_CALLS } from './sample-calls.ts';

const documentOf = (tool: string): string => {
  const file = `../../schema/tools/${tool.replaceAll('_', '-')}.graphql`;
  return readFileSync(new URL(file, import.meta.url), 'utf8');
};

describe('An assistant at /mcp', () => {
  let gateway: TestGateway;
  let assistant: Assistant;
  before(async () => {
    gateway = await startGateway({ listen: true, env: { PUBLIC_URL: 'http://gateway.test' } });
    assistant = await assistantAt(gateway.url);
  });
  after(async () => {
    await assistant?.close();
    await gateway?.stop();
  });

  it('is told who it talks to and what the collection is', () => {
    assert.equal(assistant.client.getServerVersion()?.name, 'radiograph');
    assert.match(assistant.client.getInstructions() ?? '', /A reader is a radiologist/);
    assert.deepEqual(assistant.client.getServerCapabilities(), { tools: {} });
  });

  it('finds the tools, each with a title, a description and what it does not do', async () => {
    const { tools } = await assistant.client.listTools();
    assert.deepEqual(
      tools.map(({ name }) => name),
      SAMPLE_CALLS.map(([name]) => name),
    );
    for (const { title, description, annotations, inputSchema, outputSchema } of tools) {
      assert.ok(title && description && description.length > 60, title);
      assert.deepEqual(annotations, {
        readOnlyHint: true,
        destructiveHint: false,
        idempotentHint: true,
        openWorldHint: false,
      });
      assert.equal(inputSchema.type, 'object');
      assert.equal(outputSchema?.type, 'object');
    }
  });

  for (const [tool, args] of SAMPLE_CALLS) {
    it(`gets from ${tool} what the graph answers`, async () => {
      const answer = await assistant.answer(tool, args);

      assert.deepEqual(answer, await gateway.data(documentOf(tool), args));
    });
  }

  it('gets the figures that were counted in the files', async () => {
    const [count, timeline] = await Promise.all([
      assistant.answer('count_images', { dimensions: ['SEX'] }),
      assistant.answer('patient_timeline', { patientId: '13' }),
    ]);

    assert.equal(Object(count).images.aggregate.imageCount, 2033);
    assert.equal(Object(timeline).patient.patientId, '13');
  });

  it('gets null for what is not there', async () => {
    assert.deepEqual(await assistant.answer('get_image', { imageIndex: '99999999_000.png' }), {
      image: null,
    });
  });

  it('reads on with the cursor of a page', async () => {
    const page = async (cursor: object = {}) =>
      Object(await assistant.answer('find_images', { first: 3, ...cursor })).images;

    const first = await page();
    const second = await page({ after: first.pageInfo.endCursor });

    const both = Object(await assistant.answer('find_images', { first: 6 })).images;
    assert.deepEqual([...first.nodes, ...second.nodes], both.nodes);
  });

  it('gets an answer to each of many calls at once', async () => {
    const names = Array.from({ length: 40 }, (_, index) => String(index % 8).padStart(8, '0'));

    const found = await Promise.all(
      names.map((text) => assistant.answer('search', { text, first: 1 })),
    );

    for (const [index, text] of names.entries()) {
      assert.deepEqual(found[index], await gateway.data(documentOf('search'), { text, first: 1 }));
    }
  });
});
