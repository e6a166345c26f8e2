import type { DicomStore } from '../../dicom/dicom-store.source.ts';
import type { Guard } from '../guard/guard.ts';
import type { DicomwebTransport } from './dicomweb-transport.ts';
import { guardedAttributes } from './guarded-attributes.ts';
import { checkUids } from './paths.ts';
import { transportStatus } from './transport-status.ts';

/**
 * A DICOMweb server as a store: few requests, each under the guard.
 *
 * Errors, besides those of the port: TypeError for a name that is no UID; nothing is asked then.
 */
export const dicomwebStore = (transport: DicomwebTransport, guard: Guard): DicomStore => {
  const asked = { transport, guard };
  return {
    source: 'DICOMWEB',
    attributes: (keys, wanted) => guardedAttributes(asked, keys, wanted),
    object: async (key) => {
      checkUids(key);
      return guard.run(`object of ${key.imageIndex}`, (signal) => transport.object(key, signal));
    },
    frame: async (key, frameNumber) => {
      checkUids(key);
      if (!Number.isSafeInteger(frameNumber) || frameNumber < 1) return null;
      return guard.run(`frame ${frameNumber} of ${key.imageIndex}`, (signal) =>
        transport.frame(key, frameNumber, signal),
      );
    },
    rendered: async (key, look) => {
      checkUids(key);
      const wanted = await look();
      if (wanted === null) return { outcome: 'ABSENT' };
      const rendition = await guard.run(`picture of ${key.imageIndex}`, (signal) =>
        transport.rendered(key, wanted, signal),
      );
      // The instance is held: it is the service that the server does not have.
      return rendition.outcome === 'ABSENT' ? { outcome: 'CANNOT' } : rendition;
    },
    status: transportStatus(transport),
    close: () => transport.close(),
  };
};
