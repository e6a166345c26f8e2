import type { JWTVerifyGetKey } from 'jose';
import type { IdentityConfig } from '../../config-identity.ts';
import type { JwtConfig } from '../../config-jwt.ts';
import type { ErrorLog } from '../../graphql/format-error.ts';
import { callersBy, namesBy, proxiedCallersBy } from '../callers.ts';
import { apiKeyVerifier } from './api-keys.ts';
import { allAnonymous, type Identification, identifying, type Proofs } from './identify.ts';
import { issuerKeys } from './issuer-keys.ts';
import { keepFile } from './kept-file.ts';
import { readKeyFile } from './key-file.ts';
import { fileKeys, readKeySet } from './key-set-file.ts';
import { routerReader } from './router.ts';
import { tokenVerifier } from './tokens.ts';
import type { Verify } from './verify.ts';

/** What identification needs beside its settings. */
export interface IdentitySetting {
  /** The same in all replicas that count together what callers do. */
  readonly callerSecret: string;
  readonly logError: ErrorLog;
}

/** How callers are identified, as the settings say. Rejects where a file cannot be read. */
export const openIdentification = async (
  config: IdentityConfig,
  setting: IdentitySetting,
): Promise<Identification> => {
  const { auth, router } = config;
  const anonymousName = anonymousNames(config, setting);
  const hasRouter = router.secret !== null || router.takesCertificates;
  if (auth === 'none' && !hasRouter) return allAnonymous(anonymousName);
  return identifying({
    verify: await verifierOf(config, setting.logError),
    proof: auth,
    ofRouter: routerReader(router),
    nameOf: namesBy(setting.callerSecret),
    anonymousName,
  });
};

const anonymousNames = (
  { trustedProxies }: IdentityConfig,
  { callerSecret }: IdentitySetting,
): Proofs['anonymousName'] => {
  if (trustedProxies.length === 0) {
    const nameCaller = callersBy(callerSecret);
    return ({ raw: { socket } }) => nameCaller(socket);
  }
  const nameCaller = proxiedCallersBy(callerSecret);
  return ({ ip }) => nameCaller(ip);
};

const verifierOf = async (
  { auth, apiKeysFile, jwt }: IdentityConfig,
  logError: ErrorLog,
): Promise<Verify | null> => {
  if (auth === 'none') return null;
  if (auth === 'jwt') return tokenVerifier(jwt, await tokenKeys(jwt, logError));
  const setting = 'API_KEYS_FILE';
  return apiKeyVerifier(
    await keepFile({ setting, path: apiKeysFile, read: readKeyFile, logError }),
  );
};

const tokenKeys = async (
  { keysUrl, keysFile }: JwtConfig,
  logError: ErrorLog,
): Promise<JWTVerifyGetKey> => {
  if (keysFile === '' && keysUrl !== null) return issuerKeys({ url: keysUrl, logError });
  const setting = 'JWT_JWKS_FILE';
  return fileKeys(await keepFile({ setting, path: keysFile, read: readKeySet, logError }));
};
