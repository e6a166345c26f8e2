import type { AttributeSource } from '../../../src/dicom/attribute.source.ts';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import type { WantedTags } from '../../../src/dicom/wanted-tags.ts';
import type { GatewayError } from '../../../src/errors.ts';

/** One question to a source. */
export interface AttributeCall {
  /** File names of the images whose instances were asked for. */
  readonly images: readonly string[];
  readonly wanted: WantedTags;
}

export interface RecordedAttributes extends AttributeSource {
  readonly calls: readonly AttributeCall[];
  clear(): void;
}

/** A source that holds what a function gives, by file name, and records what it is asked. */
export function recordedAttributes(
  held: (imageIndex: string) => DicomDataset | GatewayError | undefined,
): RecordedAttributes {
  const calls: AttributeCall[] = [];
  return {
    source: 'DICOMWEB',
    calls,
    clear: () => void calls.splice(0),
    attributes: async (keys, wanted) => {
      calls.push({ images: keys.map(({ imageIndex }) => imageIndex), wanted });
      const found = keys.flatMap(({ imageIndex, instanceUid }) => {
        const answer = held(imageIndex);
        if (answer === undefined) return [];
        const given = answer instanceof Error ? answer : cut(answer, wanted);
        return [[instanceUid, given] as const];
      });
      return new Map(found);
    },
  };
}

/** The element that a source gives for some texts or numbers. */
export const element = (vr: string, ...Value: (string | number)[]) => ({ vr, Value });

function cut(dataset: DicomDataset, wanted: WantedTags): DicomDataset {
  if (wanted === 'ALL') return dataset;
  return Object.fromEntries(Object.entries(dataset).filter(([tag]) => wanted.includes(tag)));
}
