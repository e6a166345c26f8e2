import { NO_COORDINATES } from '../../../cohort/image-group.ts';
import type { Cell } from '../../../cohort/tally.source.ts';
import { placesBefore } from '../places.ts';
import { placesOf } from './bits.ts';
import { combinations, type RankedColumn, rankAt, ranked } from './combinations.ts';
import type { DimensionColumn, DimensionValue } from './dimension-columns.ts';
import type { Pieces } from './in-pieces.ts';
import type { OwnedSet } from './owned-sets.ts';

/** Images that are counted in one piece. */
const PIECE = 50_000;

/** A cell while it is counted. */
interface Counting {
  images: number;
  patients: number;
  /** The patient that was counted last: its images stand together. */
  lastPatient: number;
}

/**
 * Images and patients of owners for each combination of values in some dimensions. What an image stands
 * for follows from its numbers in them: its cells are looked up once for each combination of numbers.
 *
 * firstImage: the place of the first image of each patient.
 */
export const crossTabs = (
  dimensions: readonly DimensionColumn[],
  firstImage: Uint32Array,
): ((of: OwnedSet) => Pieces<Cell[] | null>) => {
  const columns = dimensions.map(({ column, valuesOf }) => numbered(ranked(column, valuesOf)));
  return (of) => crossTab(columns, of, firstImage);
};

function* crossTab(
  columns: readonly NumberedColumn[],
  { bits, stretch }: OwnedSet,
  firstImage: Uint32Array,
): Pieces<Cell[] | null> {
  const ranks = columns.map(({ column }) => column);
  const combined = combinations(ranks, stretch.below - stretch.from);
  const cells = countedCells(columns);
  const cellsAt: (readonly Counting[])[] = [];
  for (let from = stretch.from; from < stretch.below; from += PIECE) {
    const places = placesOf(bits, { from, below: Math.min(from + PIECE, stretch.below) });
    const positions = combined.of(places);
    for (const place of combined.found.slice(cellsAt.length)) cellsAt.push(cells.at(place));
    countPiece(places, (i) => cellsAt[positions[i] ?? 0] ?? [], firstImage);
    yield;
  }
  const counted = cells.counted();
  return counted.length === 0 ? null : counted;
}

/** Counts some images, rising, in the cells of each. */
const countPiece = (
  places: Uint32Array,
  cellsOf: (i: number) => readonly Counting[],
  firstImage: Uint32Array,
): void => {
  let patient = placesBefore(firstImage, (places[0] ?? 0) + 1) - 1;
  for (let i = 0; i < places.length; i += 1) {
    const place = places[i] ?? 0;
    while ((firstImage[patient + 1] ?? 0) <= place) patient += 1;
    const cells = cellsOf(i);
    for (let c = 0; c < cells.length; c += 1) {
      const cell = cells[c];
      if (cell === undefined) continue;
      cell.images += 1;
      if (cell.lastPatient === patient) continue;
      cell.lastPatient = patient;
      cell.patients += 1;
    }
  }
};

/** Cells, by numbers that tell their values apart. */
const countedCells = (dimensions: readonly NumberedColumn[]) => {
  const cells = new Map<number, Counting>();
  const cellOf = (number: number): Counting => {
    const cell = cells.get(number) ?? { images: 0, patients: 0, lastPatient: -1 };
    cells.set(number, cell);
    return cell;
  };
  const valuesOf = (number: number): DimensionValue => {
    let rest = number;
    const values: [string, unknown][] = [];
    for (const { different } of dimensions.toReversed()) {
      values.push(...Object.entries(different[rest % different.length] ?? {}));
      rest = Math.floor(rest / different.length);
    }
    return Object.fromEntries(values);
  };
  return {
    /** The cells of the image of a place: one value of each dimension, in every way. */
    at: (place: number): readonly Counting[] => {
      let numbers: readonly number[] = [0];
      for (const { column, different, ids } of dimensions) {
        const own = ids[rankAt(column, place)] ?? [];
        numbers = numbers.flatMap((number) => own.map((id) => number * different.length + id));
      }
      return numbers.map(cellOf);
    },
    counted: (): Cell[] =>
      [...cells].map(([number, { images, patients }]) => ({
        ...NO_COORDINATES,
        ...valuesOf(number),
        imageCount: images,
        patientCount: patients,
      })),
  };
};

/** A column, its different values, and which of them its things are. */
interface NumberedColumn {
  readonly column: RankedColumn<readonly DimensionValue[]>;
  readonly different: readonly DimensionValue[];
  readonly ids: readonly (readonly number[])[];
}

const numbered = (column: NumberedColumn['column']): NumberedColumn => {
  const known = new Map<DimensionValue, number>();
  const idOf = (value: DimensionValue): number => {
    const id = known.get(value) ?? known.size;
    known.set(value, id);
    return id;
  };
  const ids = column.things.map((values) => values.map(idOf));
  return { column, different: [...known.keys()], ids };
};
