// What the Cloud Healthcare API answers, made of what Orthanc answers to the same question.
// Facts: https://docs.cloud.google.com/healthcare-api/docs/dicom
import type { IncomingMessage } from 'node:http';
import { type GoogleError, googleError } from './google-errors/google-error.ts';

export const STORE = 'projects/p/locations/l/datasets/d/dicomStores/s';
export const ROOT = `/v1/${STORE}/dicomWeb/`;

/** What an answer is made of. */
export interface HealthcareReply {
  readonly status: number;
  readonly type: string;
  readonly body: Buffer | string;
}

export interface ReplyOptions {
  /** Root of Orthanc's DICOMweb service. */
  readonly orthancUrl: string;
  /** What an empty search is answered with: Google does both. */
  readonly emptySearch: 'NO_CONTENT' | 'EMPTY_LIST';
}

type Ask = (mediaType: string) => Promise<HealthcareReply>;

/** Errors: those of fetch, where Orthanc does not answer. */
export const replyTo = async (
  request: IncomingMessage,
  { orthancUrl, emptySearch }: ReplyOptions,
): Promise<HealthcareReply> => {
  const { pathname, searchParams, search } = new URL(request.url ?? '', 'http://proxy');
  if (!pathname.startsWith(ROOT)) return refused();
  const path = pathname.slice(ROOT.length);
  const accept = request.headers.accept ?? '';
  // Orthanc takes the commas of a viewport as they are only.
  const address = `${orthancUrl}/${path}${search.replaceAll('%2C', ',')}`;
  const ask: Ask = (mediaType) => orthanc(address, mediaType);
  if (path === 'instances') {
    const isList = searchParams.getAll('SOPInstanceUID').some((value) => value.includes(','));
    const found = isList ? EMPTY_LIST : await ask(accept);
    return isEmpty(found) && emptySearch === 'NO_CONTENT' ? NO_CONTENT : found;
  }
  if (path.endsWith('/metadata')) return ask(accept);
  if (path.endsWith('/rendered')) return rendered(ask, accept, [...searchParams.keys()]);
  if (/\/frames\/\d+$/.test(path)) return frame(ask, accept);
  return object(ask, accept);
};

const rendered = async (
  ask: Ask,
  accept: string,
  parameters: readonly string[],
): Promise<HealthcareReply> => {
  if (accept !== 'image/png' && accept !== 'image/jpeg') return notAcceptable();
  if (parameters.some((name) => name !== 'viewport')) return badRequest();
  const drawn = await ask(accept);
  return drawn.status === 200 || drawn.status === 403 ? drawn : badRequest();
};

const FRAME = 'multipart/related; type="application/octet-stream"; transfer-syntax=*';

/** Orthanc 1.10 does not know transfer-syntax=* for frames. */
const frame = async (ask: Ask, accept: string): Promise<HealthcareReply> =>
  accept === FRAME ? ask(FRAME.replace('; transfer-syntax=*', '')) : notAcceptable();

const OBJECT = 'application/dicom; transfer-syntax=*';

/** A single part, which is Google's own; Orthanc gives the same in parts. */
const object = async (ask: Ask, accept: string): Promise<HealthcareReply> => {
  if (accept !== OBJECT) return notAcceptable();
  const multipart = await ask('multipart/related; type="application/dicom"; transfer-syntax=*');
  if (multipart.status !== 200) return multipart;
  const boundary = /boundary="?([^";]+)/.exec(multipart.type)?.[1] ?? '';
  const bytes = Buffer.from(multipart.body);
  const start = bytes.indexOf('\r\n\r\n') + 4;
  const end = bytes.lastIndexOf(`\r\n--${boundary}`);
  return { status: 200, type: 'application/dicom', body: bytes.subarray(start, end) };
};

const orthanc = async (address: string, accept: string): Promise<HealthcareReply> => {
  const response = await fetch(address, { headers: { accept } });
  const body = Buffer.from(await response.arrayBuffer());
  if (response.status === 404) return refused();
  return { status: response.status, type: response.headers.get('content-type') ?? '', body };
};

const EMPTY_LIST: HealthcareReply = { status: 200, type: 'application/dicom+json', body: '[]' };
const NO_CONTENT: HealthcareReply = { status: 204, type: '', body: '' };

const isEmpty = ({ status, body }: HealthcareReply): boolean =>
  status === 200 && String(body).replace(/\s/g, '') === '[]';

export const errorReply = ({ status, body }: GoogleError): HealthcareReply => ({
  status,
  type: 'application/json; charset=UTF-8',
  body,
});
/** To who has no access, and for what does not exist: Google gives both the same answer. */
export const refused = (): HealthcareReply =>
  errorReply(googleError('healthcare-permission-denied'));
const badRequest = (): HealthcareReply => errorReply(googleError('healthcare-bad-request'));
const notAcceptable = (): HealthcareReply => errorReply(googleError('healthcare-not-acceptable'));
