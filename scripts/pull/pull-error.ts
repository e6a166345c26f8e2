/** Where the collection's labels are described, with the form that opens the bucket. */
const FORM =
  'https://docs.cloud.google.com/healthcare-api/docs/resources/public-datasets/nih-chest#additional_labels';

/** A file cannot be had; the message says why, for who wants it. */
export class PullError extends Error {}

/** The bucket does not give its files to this caller. */
export class AccessError extends PullError {
  constructor(said: string) {
    super(`${said}

The labels are given to everyone who has filled in a short form: it is linked from
  ${FORM}
Fill it in, and run this again. Where the bucket goes on refusing, let it see who you are: run
  gcloud auth application-default login
with the account that you filled it in with, or set GOOGLE_APPLICATION_CREDENTIALS to a file of credentials.`);
  }
}
