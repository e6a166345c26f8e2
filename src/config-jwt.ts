import { readWords } from './config-words.ts';
import type { Settings } from './settings.ts';
import type { Role } from './terms/role.ts';

const DEFAULT_ROLES = ['anonymous', 'reader', 'researcher'] as const;

/** Which tokens are taken, where any are. */
export interface JwtConfig {
  /** Where the issuer's keys are; null: in keysFile. */
  readonly keysUrl: string | null;
  readonly keysFile: string;
  readonly issuer: string;
  readonly audience: string;
  readonly algorithms: readonly string[];
  readonly clockSkewSeconds: number;
  readonly maxAgeSeconds: number;
  readonly rolesClaim: string;
  readonly defaultRole: Role;
}

/** All that jose takes and that need two different keys: what checks a signature cannot make one. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const DEFAULT_ALGORITHMS = 'RS256,PS256,ES256,ES384,EdDSA,Ed25519';

/** Reads which tokens are taken. */
export const readJwt = (settings: Settings): JwtConfig => {
  const { choice, text, url, integer } = settings;
  return {
    keysUrl: url('JWT_JWKS_URL'),
    keysFile: text('JWT_JWKS_FILE', ''),
    issuer: text('JWT_ISSUER', ''),
    audience: text('JWT_AUDIENCE', ''),
    algorithms: readWords(settings, 'JWT_ALGORITHMS', {
      fallback: DEFAULT_ALGORITHMS,
      isKnown: (word) => ALGORITHMS.includes(word),
      wanted: `names of asymmetric algorithms (${ALGORITHMS.join(', ')})`,
    }),
    clockSkewSeconds: integer('JWT_CLOCK_SKEW_SECONDS', 30, [0, 300]),
    maxAgeSeconds: integer('JWT_MAX_AGE_SECONDS', 86_400, [60, 604_800]),
    rolesClaim: text('JWT_ROLES_CLAIM', 'roles'),
    defaultRole: choice('JWT_DEFAULT_ROLE', DEFAULT_ROLES),
  };
};
