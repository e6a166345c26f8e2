import { readFile } from 'node:fs/promises';
import type { ServerOptions } from 'node:http';
import { createServer } from 'node:https';
import { createSecureContext, type TLSSocket } from 'node:tls';
import type { FastifyServerFactory } from 'fastify';
import type { IdentityConfig, TlsConfig } from '../../config-identity.ts';
import { messageOf } from '../../decode.ts';
import { KeptFileError } from './kept-file.ts';

/** With what a server listens. */
export interface Listener {
  /** Null: without TLS. */
  readonly tls: TlsParts | null;
  /** Networks of proxies whose X-Forwarded headers are believed. */
  readonly trustedProxies: readonly string[];
}

/** What TLS needs, in PEM. */
interface TlsParts {
  readonly cert: string;
  readonly key: string;
  /** Of the authority of clients that may have a certificate; null: none is asked for. */
  readonly ca: string | null;
}

/** Reads what a server listens with. KeptFileError where a file cannot be used. */
export const readListener = async ({ tls, trustedProxies }: IdentityConfig): Promise<Listener> => ({
  tls: tls === null ? null : await readTls(tls),
  trustedProxies,
});

const readTls = async ({ certFile, keyFile, clientCaFile }: TlsConfig): Promise<TlsParts> => {
  const ca = clientCaFile === null ? null : await read('TLS_CLIENT_CA_FILE', clientCaFile);
  const cert = await read('TLS_CERT_FILE', certFile);
  const key = await read('TLS_KEY_FILE', keyFile);
  check('TLS_CERT_FILE, TLS_KEY_FILE', { cert, key });
  if (ca !== null) check('TLS_CLIENT_CA_FILE', { ca });
  return { cert, key, ca };
};

const read = (setting: string, path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: unknown) => Promise.reject(unusable(setting, error)));

const check = (setting: string, parts: Partial<Record<'ca' | 'cert' | 'key', string>>): void => {
  try {
    createSecureContext(parts);
  } catch (error) {
    throw unusable(setting, error);
  }
};

const unusable = (setting: string, cause: unknown): KeptFileError =>
  new KeptFileError(`${setting}: ${messageOf(cause)}`, { cause });

/** What Fastify is told of it. http: how the server would listen without TLS. */
export const listeningWith = (
  { tls = null, trustedProxies = [] }: Partial<Listener>,
  http: ServerOptions,
): { trustProxy: false | string[]; serverFactory?: FastifyServerFactory } => ({
  // Without proxies nothing is looked at: Fastify would make addresses of every request.
  trustProxy: trustedProxies.length > 0 && [...trustedProxies],
  ...(tls !== null && { serverFactory: overTls(tls, http) }),
});

/** Who shows a certificate wants to prove something by it. */
const refuseWrongCertificate = (socket: TLSSocket): void => {
  if (!socket.authorized && socket.getPeerX509Certificate() !== undefined) socket.destroy();
};

const overTls =
  ({ cert, key, ca }: TlsParts, http: ServerOptions): FastifyServerFactory =>
  (handler, { keepAliveTimeout, requestTimeout }) => {
    // Callers have no certificate, and need none.
    const clients = ca !== null && { ca, requestCert: true, rejectUnauthorized: false };
    const server = createServer({ ...http, cert, key, ...clients }, handler);
    server.on('secureConnection', refuseWrongCertificate);
    // What Fastify sets on servers that it makes itself.
    server.keepAliveTimeout = Number(keepAliveTimeout);
    server.requestTimeout = Number(requestTimeout);
    return server;
  };
