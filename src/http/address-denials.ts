import type { Admission } from '../terms/signed-address.ts';

/** Why a signed address is refused. */
export const DENIALS: Readonly<Record<Exclude<Admission['outcome'], 'ADMITTED'>, string>> = {
  UNSIGNED: 'The address has no signature. Ask the graph for addresses of images and exports.',
  FORGED:
    'The signature is not that of the address. Ask the graph for addresses of images and exports.',
  EXPIRED: 'The address has expired. Ask the graph for a new one.',
};
