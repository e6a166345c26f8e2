/** A media type as a header writes it. */
export interface MediaType {
  /** In lower case, such as "image/png"; empty where the header is left out. */
  readonly type: string;
  /** Values by name in lower case, without their quotes. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** Reads a Content-Type header, RFC 9110 8.3.1; null where there is none. Bad parameters are left out. */
export const readMediaType = (header: string | null): MediaType => {
  const [type = ''] = (header ?? '').split(';', 1);
  const parameters = new Map<string, string>();
  for (const [, name = '', quoted, plain = ''] of (header ?? '').matchAll(PARAMETER)) {
    const value = quoted === undefined ? plain.trim() : quoted.replaceAll(/\\(.)/g, '$1');
    parameters.set(name.toLowerCase(), value);
  }
  return { type: type.trim().toLowerCase(), parameters };
};

/** ; name=value or ; name="value", where a quoted value may have quotes behind a backslash. */
const PARAMETER = /;\s*([^=;\s"]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))/g;
