/** A call of each tool that has something to say on the made-up sample. */
export const SAMPLE_CALLS: readonly (readonly [tool: string, args: Record<string, unknown>])[] = [
  [
    'compare_labels',
    { findings: ['PNEUMOTHORAX', 'NODULE_OR_MASS'], filter: { sex: { eq: 'FEMALE' } } },
  ],
  ['count_images', { filter: { viewPosition: { eq: 'AP' } }, dimensions: ['SEX', 'FINDING'] }],
  ['describe_dataset', {}],
  [
    'export_cohort',
    { format: 'PARQUET', split: { train: 0.5, validation: 0, test: 0.5, seed: 7 } },
  ],
  [
    'find_images',
    {
      filter: {
        or: [{ patientAgeYears: { gte: 80 } }, { labels: { some: { finding: { eq: 'MASS' } } } }],
      },
      orderBy: [{ field: 'PATIENT_AGE_YEARS', direction: 'DESC' }],
      first: 7,
    },
  ],
  ['get_image', { imageIndex: '00000013_008.png', labels: { finding: { eq: 'PNEUMOTHORAX' } } }],
  ['patient_timeline', { patientId: '13' }],
  [
    'reader_agreement',
    { labelSet: 'ALL_FINDINGS_2021', findings: ['EFFUSION', 'EMPHYSEMA'], withPairs: true },
  ],
  ['search', { text: '00000013', first: 3 }],
];
