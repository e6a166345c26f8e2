import type { InstanceKey } from '../../dicom/instance-key.ts';
import type { Look } from '../../dicom/look.ts';
import type { Rendition } from '../../dicom/object.source.ts';
import type { StoredBytes } from '../../dicom/stored-bytes.ts';

/** Parameters of a search in the order in which they are sent; a name may stand more than once. */
export type SearchParameters = readonly (readonly [name: string, value: string])[];

/**
 * The services of PS3.18 that are asked of a server, over whatever carries them.
 *
 * Each is one request, or a second one where the server does not take the first; signal ends them.
 * What the server does not hold is null. Rejects with TransientError where asking again may help,
 * else with SourceError; with TypeError, and without a request, where a name is no UID.
 */
export interface DicomwebTransport {
  /** What answers, as it is called in Dataset.sources. */
  readonly adapter: string;
  /**
   * QIDO-RS search for instances, /instances: the JSON of the answer, [] where nothing matches; null
   * where the server does not do such a search.
   */
  searchInstances(parameters: SearchParameters, signal: AbortSignal): Promise<unknown>;
  /** WADO-RS metadata of an instance: the JSON of the answer. */
  metadata(key: InstanceKey, signal: AbortSignal): Promise<unknown>;
  /** WADO-RS rendered instance; look: its media type, viewport, window and quality. */
  rendered(key: InstanceKey, look: Look, signal: AbortSignal): Promise<Rendition>;
  /** WADO-RS instance, in the transfer syntax in which it is stored. */
  object(key: InstanceKey, signal: AbortSignal): Promise<StoredBytes | null>;
  /** WADO-RS frame, counted from 1. */
  frame(key: InstanceKey, frameNumber: number, signal: AbortSignal): Promise<StoredBytes | null>;
  close(): Promise<void>;
}
