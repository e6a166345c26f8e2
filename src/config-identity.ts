import { isIP } from 'node:net';
import { type JwtConfig, readJwt } from './config-jwt.ts';
import { readWords } from './config-words.ts';
import type { Settings } from './settings.ts';

const AUTHS = ['none', 'api-key', 'jwt'] as const;

/** How callers prove who they are. */
export interface IdentityConfig {
  readonly auth: (typeof AUTHS)[number];
  /** File of API keys; not empty for AUTH=api-key. */
  readonly apiKeysFile: string;
  readonly jwt: JwtConfig;
  readonly router: RouterConfig;
  /** Null: HTTP without TLS. */
  readonly tls: TlsConfig | null;
  /** Networks of proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
}

/** By what a router proves that it may say who asks. */
export interface RouterConfig {
  /** Null: it has none. */
  readonly secret: string | null;
  /** Whether a client certificate proves it. */
  readonly takesCertificates: boolean;
}

/** Files of TLS, in PEM. */
export interface TlsConfig {
  readonly certFile: string;
  readonly keyFile: string;
  /** Of the authority whose client certificates prove a router; null: none does. */
  readonly clientCaFile: string | null;
}

/** Reads how callers prove who they are. */
export const readIdentity = (settings: Settings): IdentityConfig => {
  const { choice, text, insistOn } = settings;
  const auth = choice('AUTH', AUTHS);
  const jwt = readJwt(settings);
  if (auth === 'api-key') insistOn('API_KEYS_FILE', 'AUTH=api-key');
  if (auth === 'jwt') {
    insistOn('JWT_ISSUER', 'AUTH=jwt');
    insistOn('JWT_AUDIENCE', 'AUTH=jwt');
    if (jwt.keysFile === '') insistOn('JWT_JWKS_URL', 'AUTH=jwt, or JWT_JWKS_FILE');
  }
  const tls = readTls(settings);
  return {
    auth,
    apiKeysFile: text('API_KEYS_FILE', ''),
    jwt,
    router: {
      secret: settings.secret('ROUTER_SECRET', 32),
      takesCertificates: tls !== null && tls.clientCaFile !== null,
    },
    tls,
    trustedProxies: readWords(settings, 'TRUSTED_PROXIES', {
      fallback: '',
      isKnown: isNetwork,
      wanted: 'addresses or networks such as 10.0.0.0/8,fd00::/8',
    }),
  };
};

const readTls = ({ text, insistOn }: Settings): TlsConfig | null => {
  const [certFile, keyFile] = [text('TLS_CERT_FILE', ''), text('TLS_KEY_FILE', '')];
  const clientCaFile = text('TLS_CLIENT_CA_FILE', '') || null;
  if (certFile === '' && keyFile === '' && clientCaFile === null) return null;
  const why = clientCaFile === null ? '' : 'TLS_CLIENT_CA_FILE';
  insistOn('TLS_CERT_FILE', why || 'TLS_KEY_FILE');
  insistOn('TLS_KEY_FILE', why || 'TLS_CERT_FILE');
  return { certFile, keyFile, clientCaFile };
};

/** An address, or a network as CIDR writes it. */
const isNetwork = (text: string): boolean => {
  const [address = '', bits, ...others] = text.split('/');
  const version = isIP(address);
  if (version === 0 || others.length > 0) return false;
  // All addresses of the world are no list of proxies.
  return (
    bits === undefined ||
    (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
  );
};
