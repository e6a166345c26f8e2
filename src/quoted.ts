/** Longest text of a caller that is repeated to them. */
const SHOWN = 40;

/** A caller's text in quotes, shortened, with nothing in it that a terminal or a page would run. */
export const quoted = (text: string): string =>
  text === '' ? 'nothing' : JSON.stringify(shortened(text)).replaceAll(/[^\x20-\x7e…]|[<>&]/g, '?');

/** The start of a text that may be long; characters: how much of it. */
export const shortened = (text: string, characters = SHOWN): string =>
  text.length > characters ? `${text.slice(0, characters)}…` : text;
