import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import Fastify from 'fastify';
import type { LandingFacts } from '../../src/http/landing-facts.ts';
import { landingPage } from '../../src/http/landing-page.ts';

const FACTS: LandingFacts = {
  name: 'NIH Chest X-ray',
  isSynthetic: false,
  imageCount: 112_120,
  patientCount: 30_805,
  studyCount: 112_120,
  readerCount: 27,
  labelCount: 1_680_000,
  files: [{ name: 'Data_Entry_2017_v2020.csv', rowCount: 112_120 }],
  absentFiles: [],
  licence: 'No restriction on use.',
  attribution: 'Provided by the NIH Clinical Center.',
  loadedAt: new Date('2026-11-23T04:00:00Z'),
  contentHash: 'sha256:abc',
  citations: [],
};

async function landing(facts: LandingFacts | null, host = 'localhost:4000', publicUrl?: string) {
  const server = Fastify();
  await server.register(landingPage({ describe: async () => facts, publicUrl }));
  const answer = await server.inject({ url: '/', headers: { host } });
  await server.close();
  return answer;
}

describe('The landing page', () => {
  it('says what is served, in figures', async () => {
    const { body, headers } = await landing(FACTS);

    assert.equal(headers['content-type'], 'text/html; charset=utf-8');
    for (const text of ['NIH Chest X-ray', '112,120', '30,805', '27', 'sha256:abc']) {
      assert.ok(body.includes(text), `no ${text}`);
    }
    assert.match(body, /<code>Data_Entry_2017_v2020.csv<\/code><\/td><td class="number">112,120</);
  });

  it('leads to GraphiQL, to the schema and to the health endpoints', async () => {
    const { body } = await landing(FACTS);

    const links = [...body.matchAll(/<a [^>]*href="([^"]+)"/g)].map((match) => match[1]);
    assert.deepEqual(links, ['/graphiql/', '/schema.graphql', '/healthz', '/readyz']);
  });

  it('says that the sample is made up, and of real data it does not', async () => {
    const sample = await landing({ ...FACTS, isSynthetic: true });
    const real = await landing(FACTS);

    assert.match(sample.body, /This data is made up/);
    assert.doesNotMatch(real.body, /made up/);
  });

  it('names absent files and what the graph lacks without them', async () => {
    const name = 'BBox_List_2017.csv';
    const { body } = await landing({
      ...FACTS,
      absentFiles: [{ name, consequence: 'No image has boxes.' }],
    });

    assert.match(body, /<li><code>BBox_List_2017.csv<\/code>: No image has boxes.<\/li>/);
  });

  it('links what to cite by DOI, else by web address, and no other kind of address', async () => {
    const { body } = await landing({
      ...FACTS,
      citations: [
        { text: 'First.', doi: '10.1148/radiol.2019191293', url: null },
        { text: 'Second.', doi: null, url: 'https://example.org/paper' },
        { text: 'Third.', doi: null, url: 'javascript:alert(1)' },
      ],
    });

    assert.ok(body.includes('<a href="https://doi.org/10.1148/radiol.2019191293">10.1148/'));
    assert.ok(body.includes('<a href="https://example.org/paper">'));
    assert.match(body, /<li>Third. <\/li>/);
  });

  it('escapes all that it is told', async () => {
    const { body } = await landing({ ...FACTS, name: '<img src=x onerror="alert(\'&\')">' });

    assert.ok(body.includes('&lt;img src=x onerror=&quot;alert(&#39;&amp;&#39;)&quot;&gt;'));
    assert.doesNotMatch(body, /<img|<script/);
  });

  it('allows its own style and nothing else', async () => {
    const { body, headers } = await landing(FACTS);

    const style = /<style>(.*)<\/style>/s.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /^default-src 'none';/);
    assert.ok(policy.includes(`style-src 'sha256-${hash}'`));
    assert.doesNotMatch(body, / style="/);
  });

  it('shows curl with the address of the caller, or with the public one', async () => {
    const own = await landing(FACTS, '192.0.2.1:8080');
    const odd = await landing(FACTS, 'x; rm -rf ~');
    const set = await landing(FACTS, 'localhost:4000', 'https://graph.example');

    assert.ok(own.body.includes('curl http://192.0.2.1:8080/graphql'));
    assert.ok(odd.body.includes('curl http://localhost:4000/graphql'));
    assert.ok(set.body.includes('curl https://graph.example/graphql'));
  });

  it('asks to wait while the data is being loaded', async () => {
    const answer = await landing(null);

    assert.equal(answer.statusCode, 503);
    assert.equal(answer.headers['retry-after'], '1');
  });
});
