// What our gateway is asked.
import { FINDINGS } from './words.ts';

const ROW = `imageIndex followUpNumber patientAgeYears viewPosition
      originalSize { width height }
      patient { patientId sex }
      findings`;

export const PAGE50 = `query ($after: String) {
  images(first: 50, after: $after) {
    nodes {
      ${ROW}
    }
  }
}`;

export const PATIENTS20 = `query ($after: String) {
  patients(first: 20, after: $after) {
    nodes {
      patientId sex
      images(first: 500) { nodes { imageIndex followUpNumber patientAgeYears viewPosition findings } }
    }
  }
}`;

export const FILTER50 = `query ($filter: ImageFilterInput) {
  images(first: 50, filter: $filter) {
    totalCount
    nodes {
      ${ROW}
    }
  }
}`;

export const DETAIL = `query ($imageIndex: ID!, $findings: [Finding!]!) {
  image(by: { imageIndex: $imageIndex }) {
    imageIndex patientAgeYears
    patient { patientId sex }
    findings
    labels(filter: { source: { ne: NLP }, finding: { in: $findings } }) {
      labelSet { code }
      finding value
      reader { readerId }
    }
  }
}`;

export const FACETS = `query ($filter: ImageFilterInput) {
  images(first: 0, filter: $filter) {
    facets(dimensions: [FINDING, SEX], excludeSelf: false) {
      dimension
      buckets { value imageCount }
    }
  }
}`;

export const LOOKUP = `query ($imageIndexes: [ID!]!) {
  imagesByIndex(imageIndexes: $imageIndexes) {
    imageIndex followUpNumber patientAgeYears viewPosition findings
  }
}`;

export const DEEP = `query ($after: String!) {
  images(first: 50, after: $after, orderBy: [{ field: PATIENT_AGE_YEARS }]) {
    nodes {
      ${ROW}
    }
  }
}`;

export const AGREEMENT = `query ($filter: ImageFilterInput) {
  agreement(
    labelSet: ALL_FINDINGS_2021
    findings: [${FINDINGS.join(' ')}]
    filter: $filter
  ) {
    finding imageCount readCount
    percentAgreement prevalence fleissKappa
  }
}`;
