import type { Radiograph } from '../../scripts/store/dicom-object.ts';
import type { TestGateway } from './gateway.ts';

/** Rows at the top that hold black and white: a JPEG block, so that those below are of one shade. */
export const MIXED_ROWS = 8;

/**
 * A small radiograph, another one for each of 256 positions: one shade of gray below black and
 * white, since some servers stretch the grays of an object to the full range. Of ten, the first has
 * no age.
 */
export const radiographOf = (imageIndex: string, position: number): Radiograph => {
  const [width, height] = [8 + 8 * (position % 3), 2 * MIXED_ROWS + 8 * (position % 4)];
  return {
    imageIndex,
    patientId: String(Number(imageIndex.slice(0, 8))),
    sex: position % 2 === 0 ? 'F' : 'M',
    age: position % 10 === 0 ? null : position % 95,
    studyDescription: `Number ${position}`,
    width,
    height,
    pixels: Uint8Array.from({ length: width * height }, (_, at) =>
      at >= width * MIXED_ROWS ? position : at % 2 === 0 ? 0 : 255,
    ),
  };
};

/** Fields of DicomInstance, and what they must say of a radiograph. */
export const TAGS = `rows columns
  tags(names: ["StudyDescription", "PatientSex", "(0010,0020)"]) { keyword values }`;
export const tagsOf = ({ height, width, studyDescription, sex, patientId }: Radiograph) => ({
  rows: height,
  columns: width,
  tags: [
    { keyword: 'StudyDescription', values: [studyDescription] },
    { keyword: 'PatientSex', values: [sex] },
    { keyword: 'PatientID', values: [patientId] },
  ],
});

const PAGE =
  'query ($after: String) { images(first: 500, after: $after) { pageInfo { endCursor } nodes { imageIndex } } }';

interface Page {
  readonly images: {
    readonly pageInfo: { readonly endCursor: string };
    readonly nodes: readonly { readonly imageIndex: string }[];
  };
}

/** A radiograph for each of a gateway's first images, by file name, in the order of a page. */
export const firstRadiographs = async (
  gateway: TestGateway,
  count: number,
): Promise<ReadonlyMap<string, Radiograph>> => {
  const names: string[] = [];
  for (let after: string | null = null; names.length < count; ) {
    const { images }: Page = await gateway.data<Page>(PAGE, { after });
    names.push(...images.nodes.map(({ imageIndex }) => imageIndex));
    after = images.pageInfo.endCursor;
  }
  const first = names.slice(0, count);
  return new Map(first.map((name, position) => [name, radiographOf(name, position)]));
};
