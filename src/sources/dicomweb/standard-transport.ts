import type { Rendition } from '../../dicom/object.source.ts';
import type { StoredBytes } from '../../dicom/stored-bytes.ts';
import { refusalFailure } from './answer-failure.ts';
import type { DicomwebTransport } from './dicomweb-transport.ts';
import { isNoFrameForm, isOfOrthanc } from './frame-form.ts';
import { frameType } from './frame-type.ts';
import { type Answer, type HttpClient, type HttpOptions, httpClient } from './http-client.ts';
import { lastWord } from './last-word.ts';
import { instancePath, renderedPath, searchPath } from './paths.ts';
import { type Asked, reading, readJson, readObject, readPicture } from './read-answer.ts';
import { storedContent } from './stored-content.ts';
import { isUnknownForm, wantedTypes } from './wanted-types.ts';

export type StandardOptions = HttpOptions;

const JSON_TYPE = 'application/dicom+json';
const PICTURE_TYPES = { PNG: 'image/png', JPEG: 'image/jpeg' } as const;

/** Where a server does not send it as it is stored, it is asked for in the syntax that it chooses. */
const OBJECT_TYPE = 'multipart/related; type="application/dicom"';
const FRAME_TYPE = 'multipart/related; type="application/octet-stream"';
const AS_STORED = '; transfer-syntax=*';

/** The server does not hold it. */
const ABSENT = [404, 410];
/** The server does not do such a search, or not with this address. */
const NO_SEARCH = [400, 404, 405, 406, 410, 413, 414, 501];
/** Passing states of a server, which say nothing of the object. */
const PASSING = [408, 429, 502, 503, 504];

/** Any server that speaks DICOMweb, PS3.18. */
export const standardTransport = (options: StandardOptions): DicomwebTransport => {
  const http = httpClient(options);
  return {
    adapter: 'dicomweb',
    ...readServices(http),
    ...passedServices(http),
    close: () => http.close(),
  };
};

/** What is read at once. */
const readServices = (
  http: HttpClient,
): Pick<DicomwebTransport, 'searchInstances' | 'metadata' | 'rendered'> => ({
  searchInstances: async (parameters, signal) => {
    const asked = { attempted: 'DICOMweb search for instances', signal };
    const path = searchPath(parameters);
    const answer = await http.get({ ...asked, path, accept: JSON_TYPE, isPassedOn: false });
    if (answer.status === 204) return dropped(answer, []);
    if (NO_SEARCH.includes(answer.status)) return dropped(answer, null);
    return readJson(accepted(answer, asked), asked);
  },
  metadata: async (key, signal) => {
    const asked = { attempted: `DICOMweb metadata of ${key.imageIndex}`, signal };
    const path = `${instancePath(key)}/metadata`;
    const answer = await http.get({ ...asked, path, accept: JSON_TYPE, isPassedOn: false });
    if ([204, ...ABSENT].includes(answer.status)) return dropped(answer, null);
    return readJson(accepted(answer, asked), asked);
  },
  rendered: async (key, look, signal) => {
    const asked = { attempted: `DICOMweb picture of ${key.imageIndex}`, signal };
    const path = renderedPath(key, look);
    const accept = PICTURE_TYPES[look.format];
    const answer = await http.get({ ...asked, path, accept, isPassedOn: false });
    return renditionIn(answer, asked);
  },
});

/** What is passed on as it comes in. */
const passedServices = (http: HttpClient): Pick<DicomwebTransport, 'object' | 'frame'> => {
  const objectTypes = wantedTypes(OBJECT_TYPE + AS_STORED, OBJECT_TYPE);
  const frameTypes = wantedTypes(FRAME_TYPE + AS_STORED, FRAME_TYPE);
  return {
    object: async (key, signal) => {
      const asked = { attempted: `DICOMweb object of ${key.imageIndex}`, signal };
      const path = instancePath(key);
      return lastWord(asked.attempted, async (noteAnswer) => {
        const get = (accept: string) =>
          noteAnswer(http.get({ ...asked, path, accept, isPassedOn: true }));
        const answer = await objectTypes.ask(get, isUnknownForm);
        if (ABSENT.includes(answer.status)) return dropped(answer, null);
        const content = await readObject(accepted(answer, asked), asked);
        return storedContent(content, { ...asked, mediaType: 'application/dicom' });
      });
    },
    frame: async (key, frameNumber, signal) => {
      const asked = { attempted: `DICOMweb frame ${frameNumber} of ${key.imageIndex}`, signal };
      const path = `${instancePath(key)}/frames/${frameNumber}`;
      return lastWord(asked.attempted, async (noteAnswer, statuses) => {
        const get = (accept: string) =>
          noteAnswer(http.get({ ...asked, path, accept, isPassedOn: true }));
        const answer = await frameTypes.ask(get, isNoFrameForm);
        return isNoFrame(answer.status, statuses)
          ? dropped(answer, null)
          : frameIn(accepted(answer, asked), asked);
      });
    },
  };
};

/** The answer, where it is a success. Errors: those of refusalFailure. */
const accepted = (answer: Answer, { attempted }: Asked): Answer => {
  if (answer.status === 200) return answer;
  const { status } = dropped(answer, answer);
  throw refusalFailure({ status, retryAfter: answer.header('retry-after') }, attempted);
};

const renditionIn = async (answer: Answer, asked: Asked): Promise<Rendition> => {
  const { status } = answer;
  if (ABSENT.includes(status)) return dropped(answer, { outcome: 'ABSENT' });
  const isRefusal = status === 204 || status >= 400;
  // Drawn here, a picture has other bytes: a failure that passes is no reason for it.
  const isPassing = PASSING.includes(status) || (status === 500 && !(await isOfOrthanc(answer)));
  if (isRefusal && !isPassing && ![401, 403].includes(status)) {
    return dropped(answer, { outcome: 'CANNOT' });
  }
  return { outcome: 'PICTURE', bytes: await readPicture(accepted(answer, asked), asked) };
};

/**
 * Whether the server says that there is no such frame, by the status of its last answer and those of
 * all. Orthanc says it by 400, and by 500 to the form in which it would have to decode the object.
 */
const isNoFrame = (status: number, statuses: readonly number[]): boolean =>
  ABSENT.includes(status) || (status !== 200 && statuses.includes(400));

const frameIn = (answer: Answer, asked: Asked): Promise<StoredBytes> =>
  reading(answer, asked, (content) => {
    const mediaType = frameType(content);
    if (mediaType === null) throw new Error(`It is ${JSON.stringify(content.mediaType.type)}.`);
    return storedContent(content, { ...asked, mediaType });
  });

/** A result for which the body of the answer is not needed. */
const dropped = <T>(answer: Answer, result: T): T => {
  answer.drop();
  return result;
};
