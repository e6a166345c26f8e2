/** One question, the same for every gateway. */
export interface Question {
  /** For the report. */
  readonly kind: string;
  readonly method: 'GET' | 'POST';
  /** With the query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Whether it asks the graph, which leaves null what a source does not answer. */
  readonly isGraph: boolean;
}
