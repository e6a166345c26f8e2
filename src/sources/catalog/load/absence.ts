import type { AbsentFile } from '../../../dataset/dataset.ts';

const CONSEQUENCES: Readonly<Record<string, string>> = {
  'Data_Entry_2017.csv':
    'The label set NIH_NLP_2017 is absent; nothing can be said of changes between the NIH releases.',
  'Data_Entry_2017_v2020.csv':
    'The label set NIH_NLP_2020 is absent; ages, follow-up numbers and labels are those of the 2017 release.',
  'BBox_List_2017.csv': 'No image has bounding boxes.',
  'train_val_list.txt': 'Images outside the test list have no split.',
  'test_list.txt': 'Images outside the train_val list have no split.',
  'four_findings_expert_labels/individual_readers.csv':
    'FOUR_FINDINGS_2019 has no reads and no readers.',
  'four_findings_expert_labels/validation_labels.csv':
    'FOUR_FINDINGS_2019 has no adjudicated labels of its validation images.',
  'four_findings_expert_labels/test_labels.csv':
    'FOUR_FINDINGS_2019 has no adjudicated labels of its test images.',
  'all_findings_expert_labels/test_individual_readers.csv':
    'ALL_FINDINGS_2021 has no reads and no readers.',
  'all_findings_expert_labels/test_labels.csv': 'ALL_FINDINGS_2021 has no ground truth.',
};

/** What the graph lacks without a published file. */
export const describeAbsence = (name: string): AbsentFile => ({
  name,
  consequence: CONSEQUENCES[name] ?? '',
});
