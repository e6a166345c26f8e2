import type { Config } from './config.ts';

/** Settings that may be meant and are dangerous where they are not, a line each. */
export const cautions = ({ host, identity, imageUrls }: Config): readonly string[] => {
  const { auth, router, tls, jwt } = identity;
  const isPrivate = isLoopback(host);
  const isEnforced = auth !== 'none' || router.secret !== null || router.takesCertificates;
  const keysHost = auth === 'jwt' && jwt.keysFile === '' ? hostOfPlain(jwt.keysUrl) : null;
  const found: readonly (string | false)[] = [
    !isEnforced &&
      !isPrivate &&
      `AUTH=none and HOST=${host}: whoever reaches this address may ask for everything.`,
    isEnforced &&
      !isPrivate &&
      tls === null &&
      `HOST=${host} without TLS_CERT_FILE: credentials can be read on the way, unless a proxy with TLS stands before the gateway.`,
    isEnforced &&
      imageUrls.secret === null &&
      'No IMAGE_URL_SECRET: exports and DICOM objects are given to who sends credentials, so that a plain link to one does not work.',
    keysHost !== null &&
      !isLoopback(keysHost) &&
      'JWT_JWKS_URL is not https: who stands in between can give out keys of their own.',
  ];
  return found.filter((line) => line !== false).map((line) => `Caution: ${line}`);
};

/** The host of an address without TLS; null for any other. */
const hostOfPlain = (url: string | null): string | null => {
  const { protocol, hostname } = new URL(url ?? 'https://none');
  return protocol === 'http:' ? hostname : null;
};

const isLoopback = (host: string): boolean => /^(127[.].*|\[?::1\]?|localhost)$/.test(host);
