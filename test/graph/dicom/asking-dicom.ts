import assert from 'node:assert/strict';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import type { GatewayError } from '../../../src/errors.ts';
import { type Asked, startAnswering } from '../errors/answering.ts';
import { type AttributeCall, recordedAttributes } from './recorded-attributes.ts';

/** An answer, and what the source of attributes was asked for it. */
export interface DicomAnswer extends Asked {
  readonly calls: readonly AttributeCall[];
}

export interface AskingDicom {
  /**
   * Asks with instances that a function gives, by file name. It asks twice, since a document that
   * comes again has its plan kept, and insists on the same answer.
   */
  ask(
    query: string,
    held: (imageIndex: string) => DicomDataset | GatewayError | undefined,
    variables?: Record<string, unknown>,
  ): Promise<DicomAnswer>;
  /** The same of an image of the sample, `{ image { dicom { fields } } }`: its dicom. */
  dicom(fields: string, dataset: DicomDataset, variables?: Variables): Promise<unknown>;
  stop(): Promise<void>;
}

/** Variables of a document, each with the type that it is declared with. */
export type Variables = Readonly<Record<`$${string}: ${string}`, unknown>>;

/** An image of the sample. */
export const IMAGE = '00000013_008.png';

/** A gateway over the sample with other DICOM attributes. */
export async function startAskingDicom(): Promise<AskingDicom> {
  const answering = await startAnswering();
  const ask: AskingDicom['ask'] = async (query, held, variables) => {
    const once = async (): Promise<DicomAnswer> => {
      const attributes = recordedAttributes(held);
      const asked = await answering.ask(query, () => ({ attributes }), variables);
      return { ...asked, calls: attributes.calls };
    };
    const first = await once();
    assert.deepEqual(withoutOrder(await once()), withoutOrder(first));
    return first;
  };
  return {
    ask,
    dicom: async (fields, dataset, variables = {}) => {
      const declared = Object.keys(variables).join(', ');
      const values = Object.entries(variables).map(([name, value]) => [
        name.slice(1, name.indexOf(':')),
        value,
      ]);
      const { data, errors } = await ask(
        `query ${declared && `(${declared})`} { image(by: { imageIndex: "${IMAGE}" }) { dicom { ${fields} } } }`,
        (imageIndex) => (imageIndex === IMAGE ? dataset : undefined),
        Object.fromEntries(values),
      );
      assert.deepEqual(errors, []);
      assert.ok(data !== null && typeof data === 'object' && 'image' in data);
      const { image } = data;
      assert.ok(image !== null && typeof image === 'object' && 'dicom' in image);
      return image.dicom;
    },
    stop: () => answering.stop(),
  };
}

// The two executors finish the fields of a list in orders of their own.
function withoutOrder({ data, errors, logged, calls }: DicomAnswer): unknown {
  return { data, logged, calls, errors: errors.map((error) => JSON.stringify(error)).toSorted() };
}
