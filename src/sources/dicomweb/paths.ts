import type { InstanceKey } from '../../dicom/instance-key.ts';
import type { Look } from '../../dicom/look.ts';
import { isUid } from '../../terms/dicom-uid.ts';
import type { SearchParameters } from './dicomweb-transport.ts';

/**
 * The path of an instance below the root of a service. Errors: TypeError where one of its names is
 * no UID, as "../.." would lead out of the store.
 */
export const instancePath = (key: InstanceKey): string => {
  checkUids(key);
  return `/studies/${key.studyUid}/series/${key.seriesUid}/instances/${key.instanceUid}`;
};

/** Errors: TypeError where a name of an instance is no UID. */
export const checkUids = ({ studyUid, seriesUid, instanceUid }: InstanceKey): void => {
  const wrong = [studyUid, seriesUid, instanceUid].find((uid) => !isUid(uid));
  if (wrong === undefined) return;
  throw new TypeError(`Wanted a DICOM UID, found ${JSON.stringify(wrong.slice(0, 80))}.`);
};

/** The path of a search for instances. Commas stay, as they part the values of a list. */
export const searchPath = (parameters: SearchParameters): string => {
  const written = parameters.map(
    ([name, value]) =>
      `${encodeURIComponent(name)}=${encodeURIComponent(value).replaceAll('%2C', ',')}`,
  );
  return `/instances?${written.join('&')}`;
};

/** The path of a rendered instance. */
export const renderedPath = (key: InstanceKey, look: Look): string => {
  const { size, window, format, quality } = look;
  const parameters = [
    ...(size === null ? [] : [`viewport=${size.width},${size.height}`]),
    ...(window === null ? [] : [`window=${window.center},${window.width},linear`]),
    ...(format === 'JPEG' ? [`quality=${quality}`] : []),
  ];
  const query = parameters.length === 0 ? '' : `?${parameters.join('&')}`;
  return `${instancePath(key)}/rendered${query}`;
};
