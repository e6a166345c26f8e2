import { registerEnumType } from 'type-graphql';

/** Something to know before an image is used. */
export const DataQualityIssue = {
  IMPLAUSIBLE_AGE: 'IMPLAUSIBLE_AGE',
  FEWER_THAN_THREE_READERS: 'FEWER_THAN_THREE_READERS',
  REPEATED_READ: 'REPEATED_READ',
  LABELS_CHANGED_BETWEEN_RELEASES: 'LABELS_CHANGED_BETWEEN_RELEASES',
  FOLLOW_UP_RENUMBERED: 'FOLLOW_UP_RENUMBERED',
} as const;
export type DataQualityIssue = keyof typeof DataQualityIssue;

registerEnumType(DataQualityIssue, {
  name: 'DataQualityIssue',
  description: 'Something to know before an image is used.',
  valuesConfig: {
    IMPLAUSIBLE_AGE: { description: 'A loaded NIH release gives an age of more than 120 years.' },
    FEWER_THAN_THREE_READERS: {
      description: 'The four-findings set holds reads by only one or two different readers.',
    },
    REPEATED_READ: {
      description: 'A reader has more than one read of the image in one label set.',
    },
    LABELS_CHANGED_BETWEEN_RELEASES: {
      description: 'The NIH releases of 2017 and 2020 hold different findings present.',
    },
    FOLLOW_UP_RENUMBERED: {
      description: 'The follow-up number of the served release is not the one in the file name.',
    },
  },
});
