// Answers of the shapes and in the words that Google documents for its errors:
// https://docs.cloud.google.com/healthcare-api/docs/dicom (status codes), https://google.aip.dev/193,
// https://docs.cloud.google.com/storage/docs/json_api/v1/status-codes and .../requester-pays.
// None was recorded from an account: there is none here.
import { readFileSync } from 'node:fs';

export type GoogleErrorName =
  | 'healthcare-bad-request'
  | 'healthcare-not-acceptable'
  | 'healthcare-permission-denied'
  | 'healthcare-quota'
  | 'healthcare-unauthenticated'
  | 'healthcare-unavailable'
  | 'storage-forbidden'
  | 'storage-no-bucket'
  | 'storage-no-object'
  | 'storage-rate-limit'
  | 'storage-user-project-denied'
  | 'storage-user-project-invalid'
  | 'storage-user-project-missing';

/** An error as Google answers it. */
export interface GoogleError {
  readonly status: number;
  readonly message: string;
  /** The whole body, as JSON. */
  readonly body: string;
}

interface ErrorBody {
  readonly error: { readonly code: number; readonly message: string };
}

export const googleError = (name: GoogleErrorName): GoogleError => {
  const body = readFileSync(new URL(`./${name}.json`, import.meta.url), 'utf8');
  const parsed = JSON.parse(body) as ErrorBody | [ErrorBody];
  const { code, message } = (Array.isArray(parsed) ? parsed[0] : parsed).error;
  return { status: code, message, body };
};
