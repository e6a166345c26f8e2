import fc from 'fast-check';
import type { DicomDataset, DicomElement } from '../../src/dicom/dicom-json.ts';
import { KEYWORDS } from './dicom-keywords.ts';

/** An element as the graph is to show it. */
export interface ShownTag {
  readonly tag: string;
  readonly keyword: string | null;
  readonly vr: string;
  readonly values: readonly string[];
  readonly items: readonly { readonly tags: readonly ShownTag[] }[];
}

/** A data set in the DICOM JSON model, and beside it, made in the same step, what is to be shown of it. */
export interface Twin {
  readonly dataset: DicomDataset;
  /** In ascending order of tags. */
  readonly shown: readonly ShownTag[];
}

/** An element with its values as texts, or as items. */
interface ElementTwin {
  readonly element: DicomElement;
  readonly values: readonly string[];
  readonly items: readonly Twin[];
}

/** A value as DICOM JSON writes it, and as a text. */
interface ValueTwin {
  readonly value: NonNullable<DicomElement['Value']>[number];
  readonly text: string;
}

/** All value representations of PS3.5 6.2, by what their values are in DICOM JSON. */
const TEXT_VRS = 'AE AS CS DA DT LO LT SH ST TM UC UI UR UT'.split(' ');
const WHOLE_VRS = ['IS', 'SL', 'SS', 'SV', 'UL', 'US', 'UV'];
const DECIMAL_VRS = ['DS', 'FD', 'FL'];
const BINARY_VRS = ['OB', 'OD', 'OF', 'OL', 'OV', 'OW', 'UN'];

/** Characters that mean something in DICOM or JSON, of several scripts and planes. */
const unit = fc.constantFrom(...Array.from('aZ0^=\\"\'/ ,{}[]äß山やЖ\u{1F600}\u0000\n'));
const text = fc.string({ unit, maxLength: 12 });

/** Neither pixels nor the length of a group: no source gives those. */
const tagOf = fc.oneof(
  fc.constantFrom(...Object.keys(KEYWORDS).filter((tag) => tag !== '7FE00010')),
  fc
    .integer({ min: 1, max: 0xffff })
    .map((low) => `0011${low.toString(16).toUpperCase().padStart(4, '0')}`),
);

const whole = fc.oneof(
  fc.integer().map((value) => ({ value, text: value.toString(10) })),
  fc
    .bigInt({ min: 2n ** 53n, max: 2n ** 64n - 1n })
    .map((big) => ({ value: `${big}`, text: `${big}` })),
);
const decimal = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .filter((value) => !Object.is(value, -0))
  .map((value) => ({ value, text: JSON.stringify(value) }));
const texts = text.map((value) => ({ value, text: value }));

/** A group of a name holds no "=", and an empty one is left out. */
const group = fc.string({ unit: unit.filter((one) => one !== '='), minLength: 1, maxLength: 8 });
const personName = fc
  .record({ Alphabetic: group, Ideographic: group, Phonetic: group }, { requiredKeys: [] })
  .map((value) => {
    const groups = [value.Alphabetic ?? '', value.Ideographic ?? '', value.Phonetic ?? ''];
    while (groups.at(-1) === '') groups.pop();
    return { value, text: groups.join('=') };
  });

const valued = (
  vrs: readonly string[],
  value: fc.Arbitrary<ValueTwin>,
): fc.Arbitrary<ElementTwin> =>
  fc
    .tuple(
      fc.constantFrom(...vrs),
      fc.array(fc.option(value, { freq: 5 }), { maxLength: 4 }),
      fc.boolean(),
    )
    .map(([vr, twins, saysNothing]) => ({
      element:
        twins.length === 0 && saysNothing
          ? { vr }
          : { vr, Value: twins.map((twin) => twin?.value ?? null) },
      values: twins.map((twin) => twin?.text ?? ''),
      items: [],
    }));

const binary: fc.Arbitrary<ElementTwin> = fc
  .tuple(fc.constantFrom(...BINARY_VRS), fc.base64String({ maxLength: 40 }))
  .map(([vr, base64]) => ({
    element: { vr, InlineBinary: base64 },
    values: [base64],
    items: [],
  }));

const sequence = (item: fc.Arbitrary<Twin>): fc.Arbitrary<ElementTwin> =>
  fc.array(item, { maxLength: 3 }).map((items) => ({
    element: { vr: 'SQ', Value: items.map(({ dataset }) => dataset) },
    values: [],
    items,
  }));

const twinOf = (elements: readonly (readonly [string, ElementTwin])[]): Twin => ({
  dataset: Object.fromEntries(elements.map(([tag, { element }]) => [tag, element])),
  shown: elements
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([tag, { element, values, items }]) => ({
      tag,
      keyword: KEYWORDS[tag] ?? null,
      vr: element.vr,
      values,
      items: items.map(({ shown }) => ({ tags: shown })),
    })),
});

/** Data sets with every value representation, and sequences within sequences down to a depth. */
export const arbitraryTwin = (depth: number): fc.Arbitrary<Twin> => {
  const leaves = [
    valued(TEXT_VRS, texts),
    valued(WHOLE_VRS, whole),
    valued(DECIMAL_VRS, decimal),
    valued(
      ['AT'],
      tagOf.map((tag) => ({ value: tag, text: tag })),
    ),
    valued(['PN'], personName),
    binary,
  ];
  const element =
    depth === 0 ? fc.oneof(...leaves) : fc.oneof(...leaves, sequence(arbitraryTwin(depth - 1)));
  return fc
    .uniqueArray(fc.tuple(tagOf, element), { selector: ([tag]) => tag, maxLength: 8 })
    .map(twinOf);
};
