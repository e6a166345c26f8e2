import { randomBytes } from 'node:crypto';
import { SENT } from './planted.ts';

const QUESTIONS: readonly object[] = [
  { query: `{ image(by: { imageIndex: "${SENT.literal}" }) { sex } }` },
  { query: `{ search(text: "${SENT.literal}") { __typename } }` },
  {
    query: 'query Ask($word: ID!) { patient(patientId: $word) { sex } }',
    variables: { word: SENT.variable },
  },
  {
    query: 'query Ask($filter: ImageFilterInput) { images(filter: $filter) { totalCount } }',
    variables: { filter: { sex: { in: [SENT.variable] } } },
  },
  { query: `{ ${SENT.literal} }` },
  { query: `{ images(first: "${SENT.literal}") { totalCount } }` },
  { query: `{ "${SENT.literal}` },
  { query: `# ${SENT.literal}\n{ dataset { name } }`, operationName: SENT.variable },
  { query: '{ images(first: 5) { nodes { imageIndex dicom { rows } } } }' },
  { query: '{ images(first: 2) { nodes { dicom { patientName { text } } } } }' },
  { query: '{ image(by: { imageIndex: "00000013_008.png" }) { dicom { rows columns } } }' },
  { query: '{ explain(operation: "{ dataset { name } }") { statements { statement } } }' },
];

/** Credentials that prove nothing. */
export const REFUSED: readonly Record<string, string>[] = [
  { authorization: `Bearer ${SENT.key}` },
  { authorization: `Basic ${Buffer.from(`ann:${SENT.key}`).toString('base64')}` },
  { 'x-api-key': SENT.key },
  { 'x-radiograph-router-secret': SENT.key, 'x-radiograph-caller': SENT.header },
];

type Headers = Readonly<Record<string, string>>;

interface Sent extends Pick<RequestInit, 'method' | 'body'> {
  readonly headers?: Headers;
}

/** Asks with words in the headers: all that comes back. */
export const askPlanted = async (
  url: string,
  path: string,
  { headers, ...sent }: Sent = {},
): Promise<string> => {
  const answer = await fetch(new URL(path, url), {
    ...sent,
    redirect: 'manual',
    headers: {
      'user-agent': SENT.header,
      referer: `https://${SENT.header}.example/`,
      'apollographql-client-name': SENT.header,
      'x-forwarded-for': SENT.header,
      traceparent: `00-${randomBytes(16).toString('hex')}-${randomBytes(8).toString('hex')}-01`,
      tracestate: `vendor=${SENT.header}`,
      cookie: `session=${SENT.cookie}`,
      ...headers,
    },
  });
  return `${answer.status} ${JSON.stringify([...answer.headers])}\n${await answer.text()}`;
};

/** Asks for all that may show a word, as one caller: all that comes back. */
export const askForAll = async (url: string, credentials: Headers): Promise<readonly string[]> => {
  const answers: string[] = [];
  const ask = async (path: string, sent: Sent): Promise<void> => {
    answers.push(await askPlanted(url, path, sent));
  };
  const json = { 'content-type': 'application/json', ...credentials };
  for (const question of QUESTIONS) {
    await ask('/graphql', { method: 'POST', headers: json, body: JSON.stringify(question) });
  }
  await ask('/graphql', { method: 'POST', headers: json, body: `{"${SENT.body}` });
  for (const path of [
    `/graphql?query=${encodeURIComponent(`{ image(by: { imageIndex: "${SENT.query}" }) { sex } }`)}`,
    `/${SENT.path}`,
    `/images/${SENT.path}/rendered`,
    `/images/00000013_008.png/rendered?signature=${SENT.query}&expires=1`,
    `/exports/${SENT.path}.csv`,
    '/readyz',
  ]) {
    await ask(path, { headers: credentials });
  }
  await ask('/evaluations?labelSet=NIH_2020', {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...credentials },
    body: `imageIndex,finding,score\n${SENT.scores},${SENT.scores},${SENT.scores}\n`,
  });
  return answers;
};
