import { isInstalled, toolFolder } from '../../scripts/launch/tool.mjs';

const isRequired = process.env['RADIOGRAPH_REQUIRE_FEDERATION'] === '1';

/** Why what needs a program beside the project's packages cannot run here; false where it can, or must. */
export const skipWithoutTool = (name: string): string | false =>
  isInstalled(name) || isRequired
    ? false
    : `NOT TESTED WITH ${name}: it is not installed. Run node scripts/tool.mjs ${name}.`;

/** The folder of a program, in a test that was not skipped. Errors: where it is required and absent. */
export const requireTool = (name: string): string => {
  if (!isInstalled(name)) {
    throw new Error(`RADIOGRAPH_REQUIRE_FEDERATION is 1, and ${name} is not installed.`);
  }
  return toolFolder(name);
};
