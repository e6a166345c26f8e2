import type { Collection } from './collection.ts';
import { objectNames } from './radiographs/objects.ts';
import { picturedImages } from './radiographs/pictures.ts';

/** The text of SYNTHETIC.md, which marks a folder as made up. */
export function notice(collection: Collection): string {
  return `# Made up: nothing in this folder is real

A program wrote every file here. No row comes from a person, an image, a report or a radiologist, and none is
copied from the NIH Chest X-ray collection. Use it to try the software. Draw no medical conclusion from it, train
and measure nothing with it.

It has the file names, folders, headers, cell formats, line ends and quirks of the published label files of that
collection, at a small scale, so that software meets here what it will meet there.

- **Image names overlap with real ones by design.** \`00000013_008.png\` exists here and in the real collection, so
  that an example query works on both. Everything else about it is made up here: sex, age, labels, reads, boxes.
- **The five reader ids of the all-findings set are the published ones**, only because the published rule for the
  ground truth names three of them. Their reads are made up, and say nothing about these readers.
- The reader ids of the four-findings set, which begin with 91, are made up.
- **The radiographs are drawings.** Each says SYNTHETIC at the bottom. They go with the labels of the sample, and who
  learns from them learns the program that drew them.

${contents(collection)}

## How it was made

\`node --import tsx sample/generate.ts\`, from the root of the project, writes this folder, the same on every machine: the
label files byte for byte, the drawings pixel for pixel. The seed is fixed and nothing is read. All values are drawn by
the generator \`sfc32\`. How often views, sexes, ages, sizes and findings occur, and roughly which findings go together,
follows counts over the published files.

In two points the sample goes beyond the published files: a few images without a box have other labels in the 2020
release, and some of those lost a label.

The drawings have the published size, 1024 x 1024 of 8-bit gray; one is RGBA, as a few of the published files are. One
DICOM object is written as the published ones are. Two are deflated and one is in run lengths (RLE), to try those too.
`;
}

function contents(collection: Collection): string {
  const { images, boxes, fourFindings, allFindings } = collection;
  const patients = new Set(images.map(({ patient }) => patient)).size;
  const inTest = fourFindings.filter(({ set }) => set === 'test').length;
  const testCount = images.filter(({ patient }) => patient.split === 'test').length;
  return `| part | size |
| --- | --- |
| images, in both releases | ${images.length} of ${patients} patients |
| official split | ${images.length - testCount} train_val, ${testCount} test |
| boxes | ${boxes.length} on ${new Set(boxes.map(({ name }) => name)).size} images |
| four findings | ${fourFindings.length - inTest} validation and ${inTest} test images |
| all findings | ${allFindings.length} images, five readers each |
| drawings | ${picturedImages(collection).length} in png/, ${objectNames.length} of them also in dicom/ |`;
}
