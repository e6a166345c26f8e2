// What is asked of the gateway while its store fails, and how an answer is judged.

import { isDeepStrictEqual } from 'node:util';
import sharp from 'sharp';
import { dicomObject, type Radiograph } from '../../../scripts/store/dicom-object.ts';
import { MIXED_ROWS, TAGS, tagsOf } from '../../support/held-radiographs.ts';

/** RIGHT: what was asked for. TYPED: an error that names the store. CUT: an answer that broke off, which shows. */
export type Outcome = 'RIGHT' | 'TYPED' | 'CUT' | `WRONG ${string}`;

/** One way to ask about an image. */
export type Question = (origin: string, radiograph: Radiograph) => Promise<Outcome>;

/** Behind the meta header, which a store may write anew. */
const datasetBytes = (object: Buffer): Buffer => object.subarray(144 + object.readUInt32LE(140));

const about =
  (
    resource: string,
    isRight: (body: Buffer, radiograph: Radiograph) => Promise<boolean>,
  ): Question =>
  async (origin, radiograph) => {
    const answer = await fetch(`${origin}/images/${radiograph.imageIndex}/${resource}`);
    let body: Buffer;
    try {
      body = Buffer.from(await answer.arrayBuffer());
    } catch {
      return 'CUT';
    }
    if (answer.status !== 200) return typedOrWrong(answer.status, body.toString());
    return (await isRight(body, radiograph)) ? 'RIGHT' : `WRONG ${resource} ${body.length} bytes`;
  };

const typedOrWrong = (status: number, body: string): Outcome => {
  const isExpected = [502, 503, 504].includes(status) && isOfStore(JSON.parse(body).errors?.[0]);
  return isExpected ? 'TYPED' : `WRONG ${status} ${body.slice(0, 200)}`;
};

interface GraphqlError {
  readonly extensions: { readonly code: string; readonly source?: string };
}

const isOfStore = (error: GraphqlError | undefined): boolean =>
  error !== undefined &&
  ['SOURCE_UNAVAILABLE', 'SOURCE_TIMEOUT'].includes(error.extensions.code) &&
  error.extensions.source === 'DICOMWEB';

const grayOf = async (picture: Buffer) => {
  const gray = sharp(picture).toColourspace('b-w').raw();
  const { data, info } = await gray.toBuffer({ resolveWithObject: true });
  return { size: [info.width, info.height], pixels: data };
};

const rendered = about('rendered', async (body, { width, height, pixels }) => {
  const drawn = await grayOf(body);
  return isDeepStrictEqual(drawn.size, [width, height]) && drawn.pixels.equals(pixels);
});

/** JPEG keeps a shade where all around is of it. */
const thumbnail = about('thumbnail?size=64', async (body, { width, height, pixels }) => {
  const drawn = await grayOf(body);
  const shade = pixels.at(-1) ?? 0;
  const below = drawn.pixels.subarray(width * MIXED_ROWS);
  const isShade = below.every((pixel) => Math.abs(pixel - shade) <= 1);
  return isDeepStrictEqual(drawn.size, [width, height]) && isShade;
});

const object = about('dicom', async (body, radiograph) =>
  datasetBytes(body).equals(datasetBytes(dicomObject(radiograph))),
);
const frame = about('frames/1', async (body, { pixels }) => body.equals(pixels));

const QUERY = `query ($image: ID!) {
  image(by: { imageIndex: $image }) { imageIndex patient { patientId } dicom { ${TAGS} } }
}`;

/** In the graph, all else in the answer stands. */
const tags: Question = async (origin, radiograph) => {
  const answer = await fetch(`${origin}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: QUERY, variables: { image: radiograph.imageIndex } }),
  });
  const text = await answer.text();
  const { data, errors = [] } = JSON.parse(text);
  const { imageIndex, patientId } = radiograph;
  const expected = (dicom: unknown) => ({ image: { imageIndex, patient: { patientId }, dicom } });
  if (errors.length === 0 && isDeepStrictEqual(data, expected(tagsOf(radiograph)))) return 'RIGHT';
  const isTyped = errors.length > 0 && errors.every(isOfStore);
  return isTyped && isDeepStrictEqual(data, expected(null)) ? 'TYPED' : `WRONG ${text}`;
};

export const QUESTIONS: readonly Question[] = [rendered, thumbnail, object, frame, tags];
