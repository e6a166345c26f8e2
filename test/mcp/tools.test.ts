import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { before, describe, it } from 'node:test';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import fc from 'fast-check';
import { buildGatewaySchema } from '../../src/graphql/schema.ts';
import { readTools } from '../../src/mcp/read-tools.ts';
import type { Tool } from '../../src/mcp/tool.ts';
import { arbitraryFilters } from '../oracle/arbitrary-filters.ts';
import { fastCheckSettings } from '../oracle/fast-check-settings.ts';
import { readCollection } from '../oracle/read-collection.ts';
import { sampleDir } from '../support/gateway.ts';

const TOOLS_DIR = new URL('../../schema/tools', import.meta.url).pathname;

/** Bytes of all tools as they are listed: an assistant reads them before it asks anything. */
const LONGEST_LIST = 120_000;

describe('The tools', () => {
  let tools: ReadonlyMap<string, Tool>;
  before(async () => {
    tools = readTools(await buildGatewaySchema(), TOOLS_DIR);
  });
  const listings = () => [...tools.values()].map(({ listing }) => listing);

  it('fit the schema, and are six to ten', () => {
    assert.ok(tools.size >= 6 && tools.size <= 10, `${tools.size} tools`);
  });

  it('describe each of their arguments', () => {
    for (const { name, inputSchema } of listings()) {
      for (const [argument, { description }] of Object.entries(inputSchema.properties ?? {})) {
        assert.ok(description, `${name}: ${argument}`);
      }
    }
  });

  it('have schemas that a validator takes', () => {
    const validator = new AjvJsonSchemaValidator();
    for (const { inputSchema, outputSchema } of listings()) {
      for (const schema of [inputSchema, outputSchema]) {
        assert.doesNotThrow(() => validator.getValidator(JSON.parse(JSON.stringify(schema))));
      }
    }
  });

  it('are listed in few enough words', () => {
    const size = JSON.stringify(listings()).length;
    assert.ok(size < LONGEST_LIST, `${size} bytes`);
  });

  it('take every filter that the graph takes', async () => {
    const { inputSchema } = tools.get('find_images')?.listing ?? assert.fail('No such tool.');
    const isTaken = new AjvJsonSchemaValidator().getValidator(
      JSON.parse(JSON.stringify(inputSchema)),
    );
    const { image } = arbitraryFilters(readCollection(sampleDir));

    fc.assert(
      fc.property(image, (filter) => {
        const { valid, errorMessage } = isTaken({ filter });
        assert.ok(valid, errorMessage);
      }),
      fastCheckSettings(300),
    );
  });

  it('say in the manual what each of them may cost', () => {
    const manual = readFileSync(new URL('../../docs/assistants.md', import.meta.url), 'utf8');
    for (const { name, ceiling, listing } of tools.values()) {
      assert.ok(manual.includes(`| \`${name}\` | ${listing.title} | ${ceiling} |`), name);
    }
  });
});
