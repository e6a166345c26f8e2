/** A failure of a source that may be gone when it is asked again. */
export class TransientError extends Error {
  /** How long the source asked to be left alone; null where it did not say. */
  readonly retryAfterMs: number | null;

  constructor(
    message: string,
    { cause, retryAfterMs }: { cause?: unknown; retryAfterMs?: number | null } = {},
  ) {
    super(message, { cause });
    this.name = 'TransientError';
    this.retryAfterMs = retryAfterMs ?? null;
  }
}
