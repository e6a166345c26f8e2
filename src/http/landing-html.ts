import { type Html, html, nothing } from './html.ts';
import type { LandingCitation, LandingFacts } from './landing-facts.ts';
import { landingStyle } from './landing-style.ts';

/** The whole page. `origin` is where the caller reached it, such as "http://localhost:4000". */
export function landingHtml(facts: LandingFacts, origin: string): string {
  const page = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Radiograph · ${facts.name}</title>
<link rel="icon" type="image/svg+xml" href="/graphiql/favicon.svg">
<style>${{ markup: landingStyle }}</style>
</head>
<body>
${facts.isSynthetic ? SYNTHETIC_BANNER : nothing}
${heading(facts)}
<main>
${counts(facts)}
${curlExample(origin)}
${files(facts)}
${terms(facts)}
</main>
${foot(facts)}
</body>
</html>
`;
  return page.markup;
}

const SYNTHETIC_BANNER = html`<p class="banner" role="note"><strong>This data is made up.</strong>
The sample is for trying things out: no image, patient or reader in it is real.</p>`;

const heading = ({ name }: LandingFacts): Html => html`<header>
<h1>Radiograph</h1>
<p class="lead">A GraphQL gateway to chest radiographs, their labels, and the radiologists who read them.
It serves: ${name}.</p>
<p class="actions"><a class="main-action" href="/graphiql/">Open GraphiQL</a>
<a href="/schema.graphql">The schema as text</a></p>
</header>`;

const grouped = (count: number): string => count.toLocaleString('en-US');

function counts(facts: LandingFacts): Html {
  const all: readonly (readonly [string, number])[] = [
    ['Images', facts.imageCount],
    ['Patients', facts.patientCount],
    ['Studies', facts.studyCount],
    ['Readers', facts.readerCount],
    ['Labels', facts.labelCount],
  ];
  const rows = all.map(
    ([name, count]) => html`<div><dt>${name}</dt><dd>${grouped(count)}</dd></div>`,
  );
  return html`<dl class="counts">${rows}</dl>`;
}

const curlExample = (origin: string): Html => html`<h2>Ask from anywhere</h2>
<p>Queries go to <code>/graphql</code>.</p>
<pre tabindex="0" role="region" aria-label="A query with curl">curl ${origin}/graphql \\
  -H 'content-type: application/json' \\
  -d '{"query":"{ image(by: {imageIndex: \\"00000013_008.png\\"}) { findings patient { sex } } }"}'</pre>`;

function files(facts: LandingFacts): Html {
  const rows = facts.files.map(
    ({ name, rowCount }) =>
      html`<tr><td><code>${name}</code></td><td class="number">${grouped(rowCount)}</td></tr>`,
  );
  const absent = facts.absentFiles.map(
    ({ name, consequence }) => html`<li><code>${name}</code>: ${consequence}</li>`,
  );
  return html`<h2>Files</h2>
<div class="table"><table><caption>Loaded, with data rows</caption>
<thead><tr><th scope="col">File</th><th scope="col" class="number">Rows</th></tr></thead>
<tbody>${rows}</tbody></table></div>
${absent.length > 0 ? html`<p>Absent, and what the graph lacks for it:</p><ul>${absent}</ul>` : nothing}`;
}

const terms = (facts: LandingFacts): Html => html`<h2>Licence and what to cite</h2>
<p><strong>Licence.</strong> ${facts.licence}</p>
<p><strong>Attribution.</strong> ${facts.attribution}</p>
<ul>${facts.citations.map(citation)}</ul>`;

function citation({ text, doi, url }: LandingCitation): Html {
  const address = doi === null ? url : `https://doi.org/${doi}`;
  // Nothing but an ordinary web address becomes a link.
  const isWeb = address !== null && /^https?:\/\//.test(address);
  return html`<li>${text} ${isWeb ? html`<a href="${address}">${doi ?? address}</a>` : nothing}</li>`;
}

const foot = ({ loadedAt, contentHash }: LandingFacts): Html => html`<footer>
<p>Loaded <time datetime="${loadedAt.toISOString()}">${loadedAt.toUTCString()}</time>.
Content hash <code>${contentHash}</code>.</p>
<p>For monitoring: <a href="/healthz">/healthz</a> while the process lives,
<a href="/readyz">/readyz</a> once it can answer.</p>
</footer>`;
