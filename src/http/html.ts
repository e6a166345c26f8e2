/** Markup that is safe to put into a page as it is. */
export interface Html {
  readonly markup: string;
}

type Part = Html | string | number | readonly Html[];

/** Markup from a template; every value in it is escaped, unless it is markup itself. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const markup = strings.reduce((before, after, index) => {
    const part = parts[index - 1];
    return before + (part === undefined ? '' : toMarkup(part)) + after;
  });
  return { markup };
}

/** No markup: for the parts of a page that may be absent. */
export const nothing: Html = { markup: '' };

function toMarkup(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') {
    return escapeText(String(part));
  }
  return 'markup' in part ? part.markup : part.map(({ markup }) => markup).join('');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
]);

function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES.get(sign) ?? sign);
}
