import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bits, isTrue, moment, oid, sequence, tagged, text } from './der.ts';

/** A certificate and its key, in PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
  readonly name: string;
  readonly privateKey: KeyObject;
}

const COMMON_NAME = '550403';
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const BASIC_CONSTRAINTS = '551d13';
const ALTERNATIVE_NAMES = '551d11';
const HOUR_MS = 3_600_000;

/**
 * A new certificate for 127.0.0.1 (RFC 5280), of an authority where none signs it.
 *
 * expiresInHours: an hour from now where left out.
 */
export const newCertificate = (
  name: string,
  authority: Certificate | null = null,
  expiresInHours = 1,
): Certificate => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(oid(ECDSA_WITH_SHA256));
  const signed = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    algorithm,
    nameOf(authority?.name ?? name),
    sequence(
      moment(new Date(Date.now() - 24 * HOUR_MS)),
      moment(new Date(Date.now() + expiresInHours * HOUR_MS)),
    ),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
    tagged(0xa3, sequence(authority === null ? ofAuthority() : ofHost())),
  );
  const signature = sign('sha256', signed, authority?.privateKey ?? privateKey);
  const whole = sequence(signed, algorithm, bits(signature)).toString('base64');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${whole}\n-----END CERTIFICATE-----\n`,
    key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    name,
    privateKey,
  };
};

const nameOf = (name: string): Buffer =>
  sequence(tagged(0x31, sequence(oid(COMMON_NAME), text(name))));

const ofAuthority = (): Buffer =>
  sequence(oid(BASIC_CONSTRAINTS), isTrue(), tagged(0x04, sequence(isTrue())));

const ofHost = (): Buffer =>
  sequence(
    oid(ALTERNATIVE_NAMES),
    tagged(0x04, sequence(tagged(0x87, Buffer.from([127, 0, 0, 1])))),
  );
