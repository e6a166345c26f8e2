/** Longest text of a caller that is repeated to them. */
const SHOWN = 40;

/** A caller's text in quotes, shortened, with nothing in it that a terminal or a page would run. */
export const quoted = (text: string): string => {
  const start = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return text === '' ? 'nothing' : JSON.stringify(start).replaceAll(/[^\x20-\x7e…]|[<>&]/g, '?');
};
