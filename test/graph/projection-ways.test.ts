import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { type BothEngines, startBoth } from './projection/both-engines.ts';
import { FIELDS, WAYS } from './projection/image-fields.ts';

describe('Where columns are billed,', () => {
  let both: BothEngines;
  before(async () => {
    both = await startBoth();
  });
  after(() => both?.stop());

  for (const [way, query] of Object.entries(WAYS)) {
    it(`an image shows the same fields ${way}`, async () => {
      for (const field of [
        'id',
        'split',
        'followUpNumber dataQuality',
        'patientAgeYears findings',
      ]) {
        await both.assertSame(`{ ${query.replaceAll('FIELDS', field)} }`);
      }
      await both.assertSame(`{ ${query.replaceAll('FIELDS', Object.values(FIELDS).join(' '))} }`);
    });
  }

  for (const field of ['appeared', 'persisted', 'resolved', 'followUpNumber', 'patientAgeYears']) {
    it(`a timeline shows the same ${field}`, async () => {
      await both.assertSame(
        `{ patients(first: 5) { nodes { timeline { ${field} } read: timeline(labelSet: ALL_FINDINGS_2021) { ${field} } } } }`,
      );
    });
  }

  for (const order of [
    'IMAGE_INDEX',
    'PATIENT_ID',
    'PATIENT_AGE_YEARS',
    'FOLLOW_UP_NUMBER',
    'READER_DISAGREEMENT',
  ]) {
    it(`pages in the order of ${order} have the same cursors`, async () => {
      const page = (place: string): string =>
        `{ images(first: 3, orderBy: [{ field: ${order}, direction: DESC }]${place}) { pageInfo { endCursor } edges { cursor } }
           patients(first: 2) { nodes { images(first: 2, orderBy: [{ field: ${order} }]) { edges { cursor } } } } }`;
      const { images } = await both.plain.data<{ images: { pageInfo: { endCursor: string } } }>(
        page(''),
      );
      await both.assertSame(page(''));
      await both.assertSame(page(`, after: ${JSON.stringify(images.pageInfo.endCursor)}`));
    });
  }

  it('every label, and what is derived of it, is the same with and without its cell', async () => {
    for (const cell of ['', 'rawValue']) {
      const label = `id value ${cell} provenance { row }`;
      await both.assertSame(
        `{ labels(first: 30) { nodes { ${label} derivation { rule inputs { ${label} } } } }
           images(first: 20) { nodes { labels { ${label} } consensus(finding: FRACTURE, labelSet: FOUR_FINDINGS_2019) { reads { ${label} } } } }
           readers { labels(first: 2) { nodes { ${label} } } } }`,
      );
    }
  });

  for (const { path, text } of operations()) {
    it(`the operation ${path} has the same answer`, async () => {
      const [here, there] = [await both.billed.data(text), await both.plain.data(text)];
      assert.deepEqual(withoutChanging(here), withoutChanging(there));
      assert.equal(both.billed.statements.length, both.plain.statements.length);
    });
  }
});

function operations(): readonly { readonly path: string; readonly text: string }[] {
  const folder = fileURLToPath(new URL('../../schema/operations', import.meta.url));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.graphql'))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));
}

/** An answer without the times of two loads, and without the columns that a plan names. */
function withoutChanging(answer: unknown): unknown {
  return JSON.parse(
    JSON.stringify(answer, (key, part: unknown) =>
      key === 'loadedAt' || key === 'statement' ? undefined : part,
    ),
  );
}
