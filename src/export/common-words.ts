/**
 * Text that ids of cohorts are deflated against: what occurs in them again and again, the most
 * frequent last. It is part of their form, and stays as it is.
 */
export const COMMON_WORDS = Buffer.from(
  [
    '"studyInstanceUid":{"in":["1.3.6.1.4.1.11129.5.5.1',
    '"dataQuality":{"none":["FEWER_THAN_THREE_READERS","FOLLOW_UP_RENUMBERED","IMPLAUSIBLE_AGE","LABELS_CHANGED_BETWEEN_RELEASES","REPEATED_READ"]}',
    '"labelChanged":{"from":"NIH_NLP_2017","to":"NIH_NLP_2020"}',
    '"disagreement":{"finding":"","left":{"source":"NLP","labelSet":"NIH_NLP_2020"},"right":{"source":"READER","labelSet":"FOUR_FINDINGS_2019","readerId":"43438',
    '"leftValue":"UNCERTAIN"',
    '"AIRSPACE_OPACITY","FRACTURE","NODULE_OR_MASS","ABNORMAL","OTHER"',
    '"ATELECTASIS","CARDIOMEGALY","CONSOLIDATION","EDEMA","EFFUSION","EMPHYSEMA","FIBROSIS","HERNIA","INFILTRATION","MASS","NODULE","PLEURAL_THICKENING","PNEUMONIA","PNEUMOTHORAX"',
    '"boundingBoxes":{"some":{"any":true}}',
    '"followUpNumber":{"lte":0}',
    '"patientAgeYears":{"gte":18,"lt":',
    '"labelSet":{"in":["ALL_FINDINGS_2021","FOUR_FINDINGS_2019"]}',
    '"source":{"in":["ADJUDICATED","GROUND_TRUTH"]}',
    '"readerId":{"in":["43438',
    '"patientId":{"in":["',
    '"imageIndex":{"in":["000000',
    '_000.png","000',
    '"sex":{"in":["FEMALE","MALE"]}',
    '"viewPosition":{"in":["AP","PA"]}',
    '"split":{"in":["TRAIN_VALIDATION","TEST"]}',
    '"and":[{"or":[{"not":{"notIn":["',
    '"labelSets":["NIH_NLP_2017","NIH_NLP_2020"],',
    '"labels":{"none":{"every":{"some":{"finding":{"in":[""]},"value":{"in":["ABSENT","PRESENT"]}}}}',
    '"split":{"train":0.7,"validation":0.15,"test":0.2,"seed":1,"officialTest":"DIVIDE","officialTest":"KEEP"}}',
    '{"filter":{"',
  ].join(''),
);
