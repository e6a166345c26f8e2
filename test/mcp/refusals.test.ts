import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { hear } from '../../src/signals.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { type Assistant, assistantAt } from './assistant.ts';

describe('A call of a tool', () => {
  let gateway: TestGateway;
  let assistant: Assistant;
  before(async () => {
    gateway = await startGateway({ listen: true });
    assistant = await assistantAt(gateway.url);
  });
  after(async () => {
    await assistant?.close();
    await gateway?.stop();
  });

  const refusal = async (name: string, args: Record<string, unknown>) => {
    const { isError, answer, told } = await assistant.call(name, args);
    assert.equal(isError, true);
    assert.equal(answer, undefined);
    return Object(told).errors;
  };

  for (const [title, name, args, messages] of [
    [
      'an argument of another type',
      'find_images',
      { first: 'ten' },
      ['Argument "first" got invalid value "ten"; Int cannot represent non-integer value: "ten"'],
    ],
    [
      'a name that the tool does not know',
      'search',
      { text: 'x', limit: 3 },
      ['There is no argument "limit". Wanted: text, first.'],
    ],
    [
      'an argument that is missing',
      'patient_timeline',
      {},
      ['Argument "patientId" of required type "ID!" was not provided.'],
    ],
    [
      'a value that the enumeration lacks',
      'reader_agreement',
      { labelSet: 'ALL_FINDINGS_2020' },
      [
        'Argument "labelSet" got invalid value "ALL_FINDINGS_2020"; Value "ALL_FINDINGS_2020" does not exist in "LabelSetCode" enum. Did you mean the enum value "ALL_FINDINGS_2021" or "FOUR_FINDINGS_2019"?',
      ],
    ],
    [
      'a condition that no filter has',
      'count_images',
      { filter: { age: { gt: 3 } } },
      [
        'Argument "filter" got invalid value { age: { gt: 3 } }; Field "age" is not defined by type "ImageFilterInput". Did you mean "and"?',
      ],
    ],
  ] as const) {
    it(`says of ${title} what was wanted and found`, async () => {
      assert.deepEqual(
        await refusal(name, args),
        messages.map((message) => ({ message, code: 'BAD_USER_INPUT' })),
      );
    });
  }

  it('says what the graph says of a page that is too long', async () => {
    const [error] = await refusal('find_images', { first: 501 });

    assert.equal(error.code, 'BAD_USER_INPUT');
    assert.match(error.message, /500.*501/);
  });

  it('says the first problems of many, each in a few words', async () => {
    const strange = Object.fromEntries(
      Array.from({ length: 50 }, (_, index) => [`${'x'.repeat(9000)}${index}`, 1]),
    );

    const errors = await refusal('search', { text: 'x', ...strange });

    assert.equal(errors.length, 5);
    for (const { message } of errors) assert.ok(message.length <= 501, message);
  });

  it('of an unknown tool names the tools there are', async () => {
    await assert.rejects(assistant.client.callTool({ name: 'find_patients' }), {
      code: -32_602,
      message: /There is no tool "find_patients"[.] Tools: compare_labels, count_images/,
    });
  });

  it('that costs more than the tool may is refused before it runs, with both numbers', async (t) => {
    gateway.clearStatements();
    const told: unknown[] = [];
    t.after(hear('over-limit', (one) => void told.push(one)));

    const [error] = await refusal('reader_agreement', {
      labelSet: 'ALL_FINDINGS_2021',
      withPairs: true,
    });

    assert.equal(error.code, 'QUERY_TOO_EXPENSIVE');
    assert.equal(error.limit, 'TOOL_CEILING');
    assert.ok(error.actual > error.maximum);
    assert.match(error.message, new RegExp(`${error.maximum} points.*${error.actual}`));
    assert.deepEqual(gateway.statements, []);
    assert.deepEqual(told, [{ limit: 'TOOL_CEILING', isRefused: true }]);
  });

  it('that fails within says so, and no more', async () => {
    assert.deepEqual(gateway.logged, []);
  });
});
