import type { RestsOn } from '../shown-parts.ts';
import type { Image } from './image.ts';

/** What an image may come without where no field shows it; the rest follows from its key. */
export type ImagePart = Exclude<keyof Image, 'id' | 'imageIndex' | 'sequenceNumber' | 'patientId'>;

/** The parts of images that fields rest on. */
export const RESTS_ON_IMAGE: RestsOn<ImagePart> = {
  Image: {
    boundingBoxes: [],
    consensus: [],
    dataQuality: ['dataQuality'],
    dicom: [],
    files: [],
    findings: ['nlpPresent'],
    followUpNumber: ['followUpNumber'],
    id: [],
    imageIndex: [],
    labels: [],
    originalSize: ['originalSize'],
    patient: [],
    patientAgeYears: ['patientAgeYears'],
    pixelSpacingMm: ['pixelSpacingMm'],
    renderedUrl: [],
    sequenceNumber: [],
    sopInstanceUid: [],
    split: ['split'],
    study: [],
    thumbnailUrl: [],
    viewPosition: ['viewPosition'],
    viewerUrl: [],
  },
  Patient: {
    id: [],
    imageCount: [],
    images: [],
    patientId: [],
    sex: [],
    split: [],
    studies: [],
    // Its visits are sorted, and what changed is read off the findings, whatever is shown of them.
    timeline: ['followUpNumber', 'nlpPresent'],
  },
  Study: {
    description: [],
    id: [],
    images: [],
    modalities: [],
    patient: [],
    series: [],
    studyInstanceUid: [],
    viewerUrl: [],
  },
  TimelineEntry: {
    appeared: [],
    followUpNumber: ['followUpNumber'],
    image: [],
    patientAgeYears: ['patientAgeYears'],
    persisted: [],
    resolved: [],
  },
};
