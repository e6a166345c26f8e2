import { Field, ObjectType } from 'type-graphql';
import { AtMost } from '../cost.ts';
import type { DicomDataset } from './dicom-json.ts';
import type { Dictionary } from './dictionary.ts';
import { itemsOf, textsOf } from './element-values.ts';

/** An element of a DICOM data set. */
@ObjectType({ description: 'An element of a DICOM data set.' })
export class DicomTag {
  @Field(() => String, {
    description: 'Group and element, eight hexadecimal digits in upper case: "00100040".',
  })
  readonly tag!: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Keyword of the DICOM dictionary (PS3.6), such as "PatientSex"; null for a private element, and for one that the dictionary does not have.',
  })
  readonly keyword!: string | null;

  @Field(() => String, { description: 'Value representation, two letters (PS3.5 6.2): "CS".' })
  readonly vr!: string;

  @Field(() => [String], {
    description:
      'Each value as a text: numbers as JSON writes them, a person\'s name as "Alphabetic=Ideographic=Phonetic" without empty groups at its end, tags (AT) as eight hexadecimal digits, binary values as one Base64 text, an empty value among others as "". Empty where the element has no value, and for a sequence (see items).',
  })
  readonly values!: readonly string[];

  @AtMost(5)
  @Field(() => [DicomItem], {
    description: 'The items of a sequence (SQ), in order; empty for any other element.',
  })
  readonly items!: readonly DicomItem[];
}

/** An item of a sequence. */
@ObjectType({ description: 'An item of a sequence: a data set of its own.' })
export class DicomItem {
  @AtMost(20)
  @Field(() => [DicomTag], { description: 'Its elements, by tag.' })
  readonly tags!: readonly DicomTag[];
}

/** All elements of a data set, by tag. */
export const allTags = (dataset: DicomDataset, dictionary: Dictionary): readonly DicomTag[] =>
  // An object's keys come sorted only where they look like no index, as "30060002" does.
  namedTags(dataset, Object.keys(dataset).sort(), dictionary);

/** Those of some elements that a data set has, in their order. */
export const namedTags = (
  dataset: DicomDataset,
  tags: readonly string[],
  dictionary: Dictionary,
): readonly DicomTag[] =>
  tags.flatMap((tag) => {
    const element = dataset[tag];
    if (element === undefined) return [];
    return {
      tag,
      keyword: dictionary.keywordOf(tag),
      vr: element.vr,
      values: textsOf(element),
      // Nested only as deep as a document asks.
      get items() {
        return itemsOf(element).map((item) => ({
          get tags() {
            return allTags(item, dictionary);
          },
        }));
      },
    };
  });
