import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import { type ImageRow, LABEL_SETS, type LabelSetCode } from '../../oracle/rows.ts';
import { ask } from './ask.ts';
import type { Property } from './property.ts';

const TIMELINE = `query ($patientId: ID!, $labelSet: LabelSetCode!) {
  patient(patientId: $patientId) {
    timeline(labelSet: $labelSet) {
      image { imageIndex } followUpNumber patientAgeYears appeared persisted resolved
    }
  }
}`;

interface TimelineAnswer {
  readonly patient: {
    readonly timeline: readonly {
      readonly appeared: readonly string[];
      readonly persisted: readonly string[];
      readonly resolved: readonly string[];
    }[];
  };
}

export const timelineProperty: Property = ({ gateway, collection }) => {
  const patient = fc.oneof(
    itemOf(collection.patients),
    itemOf(collection.patients.filter((each) => each.images.length > 4)),
  );
  return fc.asyncProperty(patient, itemOf(LABEL_SETS), async ({ patientId, images }, labelSet) => {
    const answer = await ask<TimelineAnswer>(gateway, TIMELINE, { patientId, labelSet });
    const found = answer.patient.timeline.map((entry) => ({
      ...entry,
      appeared: entry.appeared.toSorted(),
      persisted: entry.persisted.toSorted(),
      resolved: entry.resolved.toSorted(),
    }));
    assert.deepEqual(found, expectedTimeline(images, labelSet));
  });
};

/** Images that the set settled, by follow-up number; findings compared with the entry before. */
function expectedTimeline(images: readonly ImageRow[], labelSet: LabelSetCode) {
  const entries = images
    .toSorted((left, right) => left.followUpNumber - right.followUpNumber)
    .map((image) => ({
      image,
      final: image.labels.filter((it) => it.labelSet === labelSet && it.source !== 'READER'),
    }))
    .filter(({ final }) => final.length > 0)
    .map(({ image, final }) => ({
      image,
      present: final
        .filter((it) => it.value === 'PRESENT')
        .map((it) => it.finding)
        .toSorted(),
    }));
  return entries.map(({ image, present }, index) => {
    const before = entries[index - 1]?.present ?? [];
    return {
      image: { imageIndex: image.imageIndex },
      followUpNumber: image.followUpNumber,
      patientAgeYears: image.patientAgeYears,
      appeared: present.filter((finding) => !before.includes(finding)),
      persisted: present.filter((finding) => before.includes(finding)),
      resolved: before.filter((finding) => !present.includes(finding)),
    };
  });
}
