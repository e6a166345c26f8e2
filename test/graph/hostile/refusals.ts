/** Who refuses a text as it is: cursors, names of DICOM attributes, a search for a long one, who wants a name that is, and who finds entities. */
export const REFUSED = new RegExp(
  [
    '(after|before): (wanted a|this) cursor ',
    'names: ',
    'representations\\[[0-9]+\\] takes an object with a __typename and a key, found ',
    'text takes at most 100 ',
    '(readers|(reference|candidate)[.]readerId): FOUR_FINDINGS_2019 was read by [0-9, ]+; found ',
    'Nothing was taken, since (there is a problem|there are [0-9]+ problems)[.] predictions\\[0\\]: the collection has no image ',
  ]
    .map((start) => `^${start}`)
    .join('|'),
);
