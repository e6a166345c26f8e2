import type { GatewayError } from '../errors.ts';
import type { SourceName } from '../terms/source-name.ts';
import type { DicomDataset } from './dicom-json.ts';
import type { InstanceKey } from './instance-key.ts';
import type { WantedTags } from './wanted-tags.ts';

/** Where the attributes of DICOM instances come from. */
export interface AttributeSource {
  /** The store, as the graph calls it: not all say the same of an instance. */
  readonly source: SourceName;
  /**
   * Attributes by SOP Instance UID. Some tags: just those of them that the instance has. No tags:
   * an empty data set, which says that the source holds the instance.
   *
   * An instance that is not held is missing from the map; one that alone could not be read has the
   * error in place of its data set. Rejects with SourceError where nothing could be read.
   */
  attributes(
    keys: readonly InstanceKey[],
    wanted: WantedTags,
  ): Promise<ReadonlyMap<string, DicomDataset | GatewayError>>;
}
