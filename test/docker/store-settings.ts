import { readFileSync } from 'node:fs';
import path from 'node:path';
import { project } from '../scripts/project-copy.ts';

/** The settings with which docker-compose.yml runs Orthanc. */
export const storeSettings = (): Readonly<Record<string, unknown>> =>
  JSON.parse(readFileSync(path.join(project, 'docker/orthanc.json'), 'utf8'));
