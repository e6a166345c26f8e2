import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { studyViewerUrl, Viewer } from '../../src/terms/viewer.ts';

const NONE = { ohifUrl: null, eunityUrl: null, cloudvueUrl: null };
const UID = '1.3.6.1.4.1.11129.5.5.1';

describe('The address of a study in a viewer', () => {
  it('is null where the viewer is not set up', () => {
    for (const viewer of Object.values(Viewer)) {
      assert.equal(studyViewerUrl(viewer, NONE, UID), null);
    }
  });

  it('has the form of the viewer, below the address that is set', () => {
    for (const address of ['https://viewer.example', 'https://viewer.example/']) {
      assert.equal(
        studyViewerUrl('OHIF', { ...NONE, ohifUrl: address }, UID),
        `https://viewer.example/viewer?StudyInstanceUIDs=${UID}`,
      );
      assert.equal(
        studyViewerUrl('EUNITY', { ...NONE, eunityUrl: address }, UID),
        `https://viewer.example/e/viewer?studyUID=${UID}`,
      );
    }
    assert.equal(
      studyViewerUrl('OHIF', { ...NONE, ohifUrl: 'http://localhost:3000/ohif' }, UID),
      `http://localhost:3000/ohif/viewer?StudyInstanceUIDs=${UID}`,
    );
  });

  it('has the form that is set, where one is', () => {
    const form = 'https://viewer.example/open?study={studyInstanceUid}&again={studyInstanceUid}#x';
    const addresses = { ohifUrl: form, eunityUrl: form, cloudvueUrl: form };

    for (const viewer of Object.values(Viewer)) {
      assert.equal(
        studyViewerUrl(viewer, addresses, UID),
        `https://viewer.example/open?study=${UID}&again=${UID}#x`,
      );
    }
  });

  it('is null in CloudVue where its form is not set, since nobody publishes one', () => {
    const cloudvueUrl = 'https://cloudvue.example';

    assert.equal(studyViewerUrl('CLOUDVUE', { ...NONE, cloudvueUrl }, UID), null);
  });
});
