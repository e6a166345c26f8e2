import assert from 'node:assert/strict';
import type { LabelRow } from '../../oracle/rows.ts';

export interface LabelAnswer {
  readonly image: { readonly imageIndex: string };
  readonly finding: string;
  readonly value: string;
  readonly source: string;
  readonly labelSet: { readonly code: string };
  readonly reader: { readonly readerId: string } | null;
  readonly rawValue: string;
  readonly provenance: { readonly file: string; readonly row: number; readonly column: string };
}

export const labelFields = `image { imageIndex } finding value source labelSet { code }
  reader { readerId } rawValue provenance { file row column }`;

/** The same labels, each once, in any order. */
export function sameLabels(answer: readonly LabelAnswer[], expected: readonly LabelRow[]): void {
  assert.deepEqual(answer.toSorted(byPlace), expected.map(toAnswer).toSorted(byPlace));
}

/** As the gateway spells it, with the keys in the order of labelFields. */
export function toAnswer(label: LabelRow): LabelAnswer {
  return {
    image: { imageIndex: label.imageIndex },
    finding: label.finding,
    value: label.value,
    source: label.source,
    labelSet: { code: label.labelSet },
    reader: label.readerId === null ? null : { readerId: label.readerId },
    rawValue: label.rawValue,
    provenance: { file: label.file, row: label.row, column: label.column },
  };
}

/** What tells a label from every other one. */
export function placeOf({ provenance, finding }: LabelAnswer): string {
  return `${provenance.file} ${provenance.row} ${finding}`;
}

function byPlace(left: LabelAnswer, right: LabelAnswer): number {
  return placeOf(left) < placeOf(right) ? -1 : 1;
}
