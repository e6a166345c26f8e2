/** Of a document that is trusted, so that nobody hides one in a text or a comment. */
const OPERATION = /\b(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/g;

/** What the operations of some trusted documents are called. */
export const operationNames = (documents: Iterable<string>): readonly string[] =>
  [...documents].flatMap((text) =>
    [...text.matchAll(OPERATION)].flatMap(([, name]) => (name === undefined ? [] : [name])),
  );
