/** A sample operation, as the page offers it. */
export interface Example {
  /** The folder that holds the file, such as "ml-engineer". */
  readonly audience: string;
  readonly title: string;
  /** Place within the audience, from 1. */
  readonly order: number;
  /** The question that the operation answers, in one paragraph. */
  readonly question: string;
  /** Of the first operation in the file. */
  readonly operationName: string;
  /** What the editor shows: title and question as a comment, then the operation. */
  readonly source: string;
}

/**
 * Reads a file of schema/operations: `# title:` and `# order:`, the question in further comment
 * lines, then the operation.
 *
 * Errors: Error when one of these is missing, or the operation has no name.
 */
export function parseExample(path: string, text: string): Example {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const comments = lines.slice(0, end).map((line) => line.replace(/^# ?/, ''));
  const title = readKey('title', comments);
  const order = Number(readKey('order', comments));
  const question = comments.filter((line) => !/^(title|order):/.test(line)).join(' ');
  const audience = path.split('/').at(-2);
  const operationName = /^query (\w+)/m.exec(text)?.[1];

  if (
    !title ||
    !audience ||
    !operationName ||
    !Number.isInteger(order) ||
    order < 1 ||
    question === ''
  ) {
    throw new Error(
      `${path} lacks a title, an order from 1, the question it answers, or a named query.`,
    );
  }
  // One line of comment for the question: the editor wraps it to its own width.
  const source = [`# ${title}`, '#', `# ${question}`, ...lines.slice(end)].join('\n');
  return { audience, title, order, question, operationName, source };
}

function readKey(key: string, comments: readonly string[]): string | undefined {
  const line = comments.find((comment) => comment.startsWith(`${key}: `));
  return line?.slice(key.length + 2).trim();
}
