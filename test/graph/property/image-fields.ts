import assert from 'node:assert/strict';
import fc from 'fast-check';
import { itemOf } from '../../oracle/arbitrary-conditions.ts';
import { type BoxRow, type ImageRow, LABEL_SETS, type LabelSetCode } from '../../oracle/rows.ts';
import { studyUid } from '../../oracle/uids.ts';
import { fromKeys } from '../../support/from-keys.ts';
import { ask } from './ask.ts';
import type { Property } from './property.ts';

const IMAGES = `query ($imageIndexes: [ID!]!, $units: PixelSizeInput) {
  imagesByIndex(imageIndexes: $imageIndexes) {
    imageIndex sequenceNumber followUpNumber viewPosition patientAgeYears split dataQuality
    originalSize { width height } pixelSpacingMm { x y }
    patient { patientId sex split imageCount } study { studyInstanceUid }
    boundingBoxes(units: $units) { finding x y width height areaFraction }
    ${LABEL_SETS.map((code) => `${code}: findings(labelSet: ${code})`).join(' ')}
  }
}`;

interface Answer {
  readonly imagesByIndex: readonly (Record<LabelSetCode, string[] | null> & {
    readonly imageIndex: string;
    readonly dataQuality: readonly string[];
    readonly patient: { readonly imageCount: number };
    readonly boundingBoxes: readonly (BoxRow & { readonly areaFraction: number })[];
  })[];
}

/** The image's own fields, its patient, boxes in any unit, and findings in every label set. */
export const imageFieldsProperty: Property = ({ gateway, collection }) => {
  const images = collection.images;
  const special = images.filter((image) => image.boxes.length > 0 || image.dataQuality.length > 1);
  const image = fc.oneof(itemOf(images), itemOf(special));
  const size = fc.integer({ min: 1, max: 4000 });
  const units = fc.option(fc.record({ width: size, height: size }), { nil: undefined });
  return fc.asyncProperty(
    fc.array(image, { minLength: 1, maxLength: 30 }),
    units,
    async (rows, given) => {
      const imageIndexes = rows.map((row) => row.imageIndex);
      const answer = await ask<Answer>(gateway, IMAGES, { imageIndexes, units: given });
      for (const [index, row] of rows.entries()) {
        const found = answer.imagesByIndex[index];
        assert.ok(found !== undefined && found !== null, row.imageIndex);
        const { boundingBoxes, dataQuality, patient, ...rest } = found;
        const { imageCount, ...person } = patient;
        const lists = {
          dataQuality: dataQuality.toSorted(),
          ...fromKeys(LABEL_SETS, (code) => rest[code]?.toSorted() ?? null),
        };
        assert.deepEqual({ ...rest, ...person, ...lists }, fieldsOf(row));
        const own = collection.patients.find((each) => each.patientId === row.patientId);
        assert.equal(imageCount, own?.images.length);
        checkBoxes(boundingBoxes, row.boxes, given ?? { width: 1024, height: 1024 });
      }
    },
  );
};

function fieldsOf(row: ImageRow) {
  const present = (code: LabelSetCode) => {
    const final = row.labels.filter((it) => it.labelSet === code && it.source !== 'READER');
    const found = final.filter((it) => it.value === 'PRESENT').map((it) => it.finding);
    return final.length === 0 ? null : found;
  };
  return {
    imageIndex: row.imageIndex,
    patientId: row.patientId,
    sequenceNumber: row.sequenceNumber,
    followUpNumber: row.followUpNumber,
    sex: row.sex,
    viewPosition: row.viewPosition,
    patientAgeYears: row.patientAgeYears,
    originalSize: row.originalSize,
    pixelSpacingMm: row.pixelSpacingMm,
    split: row.split,
    study: { studyInstanceUid: studyUid(row) },
    dataQuality: row.dataQuality.toSorted(),
    ...fromKeys(LABEL_SETS, (code) => present(code)?.toSorted() ?? null),
  };
}

function checkBoxes(
  found: readonly (BoxRow & { readonly areaFraction: number })[],
  expected: readonly BoxRow[],
  units: { readonly width: number; readonly height: number },
): void {
  const scaleX = units.width / 1024;
  const scaleY = units.height / 1024;
  assert.equal(found.length, expected.length);
  for (const box of expected) {
    const same = found.find((each) => each.finding === box.finding);
    assert.ok(same !== undefined, box.finding);
    const pairs = [
      [same.x, box.x * scaleX],
      [same.y, box.y * scaleY],
      [same.width, box.width * scaleX],
      [same.height, box.height * scaleY],
      [same.areaFraction, (box.width * box.height) / 1024 ** 2],
    ] as const;
    for (const [actual, wanted] of pairs) {
      assert.ok(
        Math.abs(actual - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted)),
        `${actual} ${wanted}`,
      );
    }
  }
}
