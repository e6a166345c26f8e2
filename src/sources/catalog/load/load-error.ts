import { OperatorError } from '../../../operator-error.ts';

/** Where in a published file something is wrong; rows and columns as people count them. */
export interface Place {
  readonly file: string;
  /** Data row, from 1; null for the header, or for the file as a whole. */
  readonly row?: number | null;
  readonly column?: string;
}

/** What is wrong in a published file. */
export interface Complaint {
  readonly place: Place;
  readonly wanted: string;
  readonly found: string;
  readonly cause?: unknown;
}

/** A file that cannot be loaded: names the place, what was wanted and what was found. */
export class LoadError extends OperatorError {
  readonly place: Place;

  constructor({ place, wanted, found, cause }: Complaint) {
    const where = [
      place.file,
      ...(place.row === undefined ? [] : [place.row === null ? 'header' : `row ${place.row}`]),
      ...(place.column === undefined ? [] : [`column "${place.column}"`]),
    ];
    super(
      `${where.join(', ')}: wanted ${wanted}, found ${found}.`,
      cause === undefined ? {} : { cause },
    );
    this.name = 'LoadError';
    this.place = place;
  }
}

/** A value as it is shown in a message: quoted, and cut where it is long. */
export const shown = (value: string): string =>
  value === '' ? 'nothing' : JSON.stringify(value.length > 80 ? `${value.slice(0, 80)}…` : value);
