import { oneOf } from '../../decode.ts';
import { ROLES } from '../../terms/role.ts';
import type { ApiKey, ApiKeys } from './api-keys.ts';

/** What is wrong with a file that says who may ask. It shows nothing of what is in it. */
export class KeyFileError extends Error {}

const FIELDS = ['created', 'expires', 'name', 'role', 'sha256'];

/**
 * Reads a file of API keys: one JSON object in a line, empty lines and those with # in front aside.
 *
 * Errors: KeyFileError with the first line that is wrong; then none of it holds.
 */
export const readKeyFile = (content: string): ApiKeys => {
  const keys = new Map<string, ApiKey>();
  for (const [at, line] of content.split('\n').entries()) {
    const text = line.trim();
    if (text === '' || text.startsWith('#')) continue;
    const place = `line ${at + 1}`;
    const key = readKey(place, text);
    const hash = key.sha256.toString('hex');
    if (keys.has(hash)) throw new KeyFileError(`${place}: the same key stands in a line before.`);
    keys.set(hash, key);
  }
  return keys;
};

const readKey = (place: string, text: string): ApiKey => {
  const fields = fieldsOf(place, text);
  const wrong = (wanted: string): KeyFileError => new KeyFileError(`${place}: wanted ${wanted}.`);
  const stranger = Object.keys(fields).findIndex((name) => !FIELDS.includes(name));
  if (stranger >= 0) throw wrong(`no other field than ${FIELDS.join(', ')}`);
  const { name, role: said, sha256, expires = null } = fields;
  const role = oneOf(ROLES, said);
  if (typeof name !== 'string' || !/^[\w.@-]{1,100}$/.test(name)) {
    throw wrong('a name of 1 to 100 letters, digits, dots, hyphens, underscores or @');
  }
  if (role === null) throw wrong(`a role, one of ${ROLES.join(', ')}`);
  if (typeof sha256 !== 'string' || !/^[0-9a-f]{64}$/.test(sha256)) {
    throw wrong('sha256 as 64 hexadecimal digits, in small letters');
  }
  const expiresMs =
    expires === null ? null : Date.parse(typeof expires === 'string' ? expires : '');
  if (Number.isNaN(expiresMs)) throw wrong('expires as a date such as 2027-01-31, or null');
  return { name, role, sha256: Buffer.from(sha256, 'hex'), expiresMs };
};

const fieldsOf = (place: string, text: string): Readonly<Record<string, unknown>> => {
  const parsed = parse(text);
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) {
    throw new KeyFileError(`${place}: wanted a JSON object.`);
  }
  return Object.fromEntries(Object.entries(parsed));
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    // Its message shows what it found.
    return null;
  }
};
