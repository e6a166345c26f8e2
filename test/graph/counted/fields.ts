/** All that an aggregate of images can give. */
export const EVERYTHING = `aggregate {
  imageCount patientCount
  ageYears { min max mean median knownCount unknownCount }
  ageHistogram { fromYears toYears imageCount }
  crossTab(dimensions: [SEX, FINDING]) { sex finding withoutFinding imageCount patientCount }
  coOccurrence { left right imageCount leftCount rightCount }
}`;

/** Facets of a dimension with one value for each image, and of one with several. */
export const FACETS =
  'facets(dimensions: [SEX, LABEL_SET]) { dimension buckets { value imageCount } }';
