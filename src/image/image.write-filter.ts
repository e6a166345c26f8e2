import { writeLabelFilter } from '../label/label.write-filter.ts';
import type { LabelOrigin } from '../label/label-origin.filter.ts';
import { FINDINGS, type Finding } from '../terms/finding.ts';
import type { NumberComparison } from '../terms/read-comparisons.ts';
import { type WrittenFilter, writeFilter } from '../write-filter.ts';
import type { FindingCondition, ImageFilter, NumberField } from './image.filter.ts';

/**
 * An image filter as the ImageFilterInput that means the same, in one spelling: readImageFilter reads
 * it, and callers can send it.
 */
export const writeImageFilter = (filter: ImageFilter): WrittenFilter =>
  writeFilter<ImageLeaf>(filter, writeLeaf);

type ImageLeaf = Exclude<ImageFilter, { readonly kind: 'all' | 'any' | 'not' }>;

const writeLeaf = (leaf: ImageLeaf): WrittenFilter => {
  switch (leaf.kind) {
    case 'text':
      return { [leaf.field]: { [leaf.operator]: leaf.values } };
    case 'number':
      return { [leaf.field]: writeNumber(leaf) };
    case 'labels':
      return { labels: { [leaf.quantifier]: writeLabelFilter(leaf.labels) } };
    case 'disagreement': {
      const { finding, left, right, leftValue } = leaf;
      const value = leftValue === null ? {} : { leftValue };
      const origins = { left: writeOrigin(left), right: writeOrigin(right) };
      return { disagreement: { finding, ...origins, ...value } };
    }
    case 'labelChanged': {
      const { finding, from, to } = leaf;
      return { labelChanged: { ...(finding === null ? {} : { finding }), from, to } };
    }
    case 'boxes':
      return { boundingBoxes: { [leaf.quantifier]: writeBox(leaf.box) } };
    case 'quality':
      return { dataQuality: { [leaf.quantifier]: leaf.issues } };
  }
};

const writeNumber = ({ field, operator, values }: NumberComparison<NumberField>): WrittenFilter => {
  if (operator !== 'in' && operator !== 'notIn') return { [operator]: values[0] };
  return { [operator]: field === 'patientId' ? values.map(String) : values };
};

const writeOrigin = ({ source, labelSet, readerId }: LabelOrigin): WrittenFilter => ({
  source,
  labelSet,
  ...(readerId === null ? {} : { readerId }),
});

/** A box has one finding, so that any condition on it is a list of findings. */
const writeBox = (box: FindingCondition): WrittenFilter => {
  const findings = FINDINGS.filter((finding) => meets(finding, box));
  return findings.length === FINDINGS.length ? { any: true } : { finding: { in: findings } };
};

const meets = (finding: Finding, box: FindingCondition): boolean => {
  switch (box.kind) {
    case 'all':
      return box.of.every((part) => meets(finding, part));
    case 'any':
      return box.of.some((part) => meets(finding, part));
    case 'not':
      return !meets(finding, box.of);
    case 'finding':
      return box.values.includes(finding) === (box.operator === 'in');
  }
};
