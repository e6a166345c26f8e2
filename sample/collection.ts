import { drawAges2017 } from './ages.ts';
import { type AllFindingsImage, drawAllFindings } from './all-findings.ts';
import { type Box, drawBoxes } from './boxes.ts';
import { chooseExpertImages } from './expert-images.ts';
import type { FindingsByImage } from './findings.ts';
import { drawFourFindings, type FourFindingsImage } from './four-findings.ts';
import { drawImages, type Image } from './images.ts';
import { drawNlpLabels } from './nlp-labels.ts';
import { drawPatients } from './patients.ts';
import { reviseLabels } from './revision.ts';

/** The whole made-up collection: always the same. */
export interface Collection {
  /** By patient and then in the order of time, as in the 2020 release. */
  readonly images: readonly Image[];
  readonly ages2017: ReadonlyMap<string, string>;
  readonly labels2017: FindingsByImage;
  readonly labels2020: FindingsByImage;
  readonly boxes: readonly Box[];
  readonly fourFindings: readonly FourFindingsImage[];
  readonly allFindings: readonly AllFindingsImage[];
}

export function drawCollection(): Collection {
  const images = drawImages(drawPatients());
  const labels2017 = drawNlpLabels(images);
  const boxes = drawBoxes(images, labels2017);
  const labels2020 = reviseLabels(images, labels2017, boxes);
  const chosen = chooseExpertImages(images, boxes);
  const judged = new Set([...chosen.validation, ...chosen.test].map(({ name }) => name));
  return {
    images,
    ages2017: drawAges2017(images, judged),
    labels2017,
    labels2020,
    boxes,
    fourFindings: drawFourFindings(chosen, labels2020),
    allFindings: drawAllFindings(chosen.allFindings, labels2020),
  };
}
