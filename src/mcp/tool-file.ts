/** A file of schema/tools: one trusted document, and what an assistant is told of it. */
export interface ToolFile {
  /** The file's name in the spelling of tools, such as "find_images". */
  readonly name: string;
  readonly title: string;
  /** What it answers and when to use it, in one paragraph. */
  readonly description: string;
  /** The most that a call may cost, in the points of @cost. */
  readonly ceiling: number;
  /** What arguments mean that the schema says too little of, by name. */
  readonly meanings: ReadonlyMap<string, string>;
  /** The document, without the comments before it. */
  readonly source: string;
}

/** A line that says something else than the description. */
const KEY = /^(title|ceiling|[$]\w+): /;

const FILE_NAME = /([a-z]+(?:-[a-z]+)*)\.graphql$/;

/**
 * Reads a file of schema/tools: `# title:` and `# ceiling:`, `# $name:` for an argument that the
 * schema says too little of, the description in further comment lines, then one operation and its
 * fragments.
 *
 * Errors: Error where one of these is missing.
 */
export const readToolFile = (path: string, text: string): ToolFile => {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('#'));
  const comments = lines.slice(0, end).map((line) => line.replace(/^# ?/, ''));
  const name = FILE_NAME.exec(path)?.[1]?.replaceAll('-', '_');
  const title = readKey('title', comments);
  const ceiling = Number(readKey('ceiling', comments));
  const description = comments.filter((line) => !KEY.test(line)).join(' ');
  if (!name || !title || !Number.isInteger(ceiling) || ceiling < 1 || description === '') {
    throw new Error(`${path} lacks a title, a ceiling from 1, or a description.`);
  }
  const source = lines.slice(end).join('\n');
  return { name, title, description, ceiling, meanings: meaningsIn(comments), source };
};

const meaningsIn = (comments: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    comments.flatMap((comment) => {
      const [, name, meaning] = /^[$](\w+): (.+)$/.exec(comment) ?? [];
      return name === undefined || meaning === undefined ? [] : [[name, meaning] as const];
    }),
  );

const readKey = (key: string, comments: readonly string[]): string | undefined =>
  comments
    .find((comment) => comment.startsWith(`${key}: `))
    ?.slice(key.length + 2)
    .trim();
