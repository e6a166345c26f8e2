import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { type AnsweredRequest, type Reply, startAnswering } from '../answering.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

/** A key of an issuer. */
export interface IssuerKey extends KeyPair {
  readonly kid: string;
  readonly alg: string;
}

/** An issuer of tokens on loopback, with keys that can be changed. */
export interface Issuer {
  readonly url: string;
  /** Requests for its keys. */
  readonly requests: readonly AnsweredRequest[];
  readonly key: IssuerKey;
  /** Publishes these keys from now on. */
  publish(...keys: readonly IssuerKey[]): Promise<void>;
  /** Answers in place of the keys from now on; null: with the keys again. */
  answer(reply: (() => Reply | Promise<Reply>) | null): void;
  stop(): Promise<void>;
}

export const ISSUER = 'https://issuer.example/';
export const AUDIENCE = 'radiograph';

/** What tokens of the issuer are held to. */
export const RULES = {
  issuer: ISSUER,
  audience: AUDIENCE,
  algorithms: ['RS256', 'PS256', 'ES256', 'ES384', 'EdDSA', 'Ed25519'],
  clockSkewSeconds: 30,
  maxAgeSeconds: 604_800,
  rolesClaim: 'roles',
  defaultRole: 'anonymous',
} as const;

export const newKey = async (kid: string, alg = 'ES256'): Promise<IssuerKey> => ({
  ...(await generateKeyPair(alg, { extractable: true })),
  kid,
  alg,
});

/** The public half of a key, as a key set has it. */
export const published = async ({ publicKey, kid, alg }: IssuerKey): Promise<object> => ({
  ...(await exportJWK(publicKey)),
  kid,
  alg,
  use: 'sig',
});

/** Starts an issuer with one key. */
export const startIssuer = async (): Promise<Issuer> => {
  const key = await newKey('first');
  let keys: readonly object[] = [await published(key)];
  let instead: (() => Reply | Promise<Reply>) | null = null;
  const server = await startAnswering(() =>
    instead === null ? { body: JSON.stringify({ keys }) } : instead(),
  );
  return {
    url: server.url,
    requests: server.requests,
    key,
    publish: async (...given) => {
      keys = await Promise.all(given.map(published));
    },
    answer: (reply) => {
      instead = reply;
    },
    stop: () => server.stop(),
  };
};

/** Seconds since 1970. */
export const now = (): number => Math.floor(Date.now() / 1000);

/** What a token of somebody says, who may do what researchers may. */
export const claimsOf = (more: JWTPayload = {}): JWTPayload => ({
  iss: ISSUER,
  aud: AUDIENCE,
  sub: 'ann',
  iat: now(),
  exp: now() + 300,
  roles: ['researcher'],
  ...more,
});

/** A token with these claims, signed with a key. header: what stands in it besides. */
export const signed = (key: IssuerKey, claims: JWTPayload, header: object = {}): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: key.alg, kid: key.kid, typ: 'at+jwt', ...header })
    .sign(key.privateKey);

/** Settings of a gateway that takes tokens of an issuer. */
export const tokensOf = ({ url }: Pick<Issuer, 'url'>): Record<string, string> => ({
  AUTH: 'jwt',
  JWT_JWKS_URL: `${url}/jwks.json`,
  JWT_ISSUER: ISSUER,
  JWT_AUDIENCE: AUDIENCE,
});
