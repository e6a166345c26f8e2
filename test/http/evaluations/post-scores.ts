/** What is answered to a body of scores. */
export interface ScoresAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The messages of a refusal; else empty. */
  readonly message: string;
}

/** Sends scores, CSV where nothing else is said. */
export async function postScores(
  url: string,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream,
  {
    query = 'labelSet=ALL_FINDINGS_2021',
    headers = {},
  }: {
    readonly query?: string;
    readonly headers?: Readonly<Record<string, string>>;
  } = {},
): Promise<ScoresAnswer> {
  const answer = await fetch(`${url}/evaluations?${query}`, {
    method: 'POST',
    headers: { 'content-type': 'text/csv', ...headers },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  });
  const text = await answer.text();
  const [error] = answer.ok ? [] : JSON.parse(text).errors;
  return { status: answer.status, headers: answer.headers, text, message: error?.message ?? '' };
}
