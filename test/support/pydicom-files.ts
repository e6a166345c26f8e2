import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder =
  process.env['PYDICOM_TEST_FILES'] ?? '/usr/lib/python3/dist-packages/pydicom/data/test_files';
const isThere = existsSync(folder);
const isRequired = process.env['RADIOGRAPH_REQUIRE_ORTHANC'] === '1';

/** Why objects of other makers cannot be tried here; false where they can, or must. */
export const skipWithoutPydicomFiles: string | false =
  isThere || isRequired
    ? false
    : `NOT TESTED ON OBJECTS OF OTHER MAKERS: none in ${folder}. Install python3-pydicom, or set PYDICOM_TEST_FILES.`;

/** The DICOM objects that come with pydicom: many transfer syntaxes, makers and faults. Empty where they are absent. */
export const pydicomFiles = (): readonly { readonly name: string; readonly bytes: Buffer }[] => {
  if (!isThere) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.dcm'));
  return names.sort().map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));
};
