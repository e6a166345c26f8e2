import type { ErrorExtensions } from '../error-codes.ts';

/** One thing that went wrong, as a program may know it. */
export interface ToolProblem extends ErrorExtensions {
  readonly message: string;
}

/** What a call of a tool gives back, as `tools/call` answers it. */
export interface ToolAnswer {
  readonly content: { type: 'text'; text: string }[];
  readonly structuredContent?: Record<string, unknown>;
  readonly isError?: boolean;
  readonly [more: string]: unknown;
}

/** The answer, for programs, and the same as text for assistants that read nothing else. */
export const answered = (answer: Record<string, unknown>): ToolAnswer => ({
  content: [{ type: 'text', text: JSON.stringify(answer) }],
  structuredContent: answer,
});

/** There is no answer; the assistant may mend its question, or wait. */
export const refused = (errors: readonly ToolProblem[]): ToolAnswer => ({
  content: [{ type: 'text', text: JSON.stringify({ errors }) }],
  isError: true,
});
