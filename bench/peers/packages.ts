// Gives the peers' servers a folder of their own with the packages they import.
import { cpSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installTool, toolFolder } from '../../scripts/launch/tool.mjs';
import { at } from '../json.ts';
import { describePackages } from '../machine.ts';

const NAME = 'bench-peers';
const SERVERS = fileURLToPath(new URL('servers', import.meta.url));

/** Such as "pg 8.23.1, mercurius 16.10.1". */
export const installedPackages = (): string => {
  const file = path.join(toolFolder(NAME), 'package.json');
  const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
  const wanted = at(content, 'dependencies');
  const names = typeof wanted === 'object' && wanted !== null ? Object.keys(wanted) : [];
  return describePackages(toolFolder(NAME), names);
};

/**
 * Copies the servers to where their imports resolve, and installs what they import.
 *
 * Shape: the folder of the copies. Errors: where npm cannot install.
 */
export const prepareServers = async (): Promise<string> => {
  const folder = path.join(await installTool(NAME), 'servers');
  cpSync(SERVERS, folder, { recursive: true });
  return folder;
};
