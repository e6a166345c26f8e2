import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import { ROOT } from '../../support/hostile-upstream.ts';
import { asItIs } from '../../support/looks.ts';
import { openStore } from './opened-store.ts';
import { PNG } from './small-store.ts';

const key = instanceKeyOf('00000001_000.png');

describe('The connections to a DICOMweb server', () => {
  let opened = 0;
  const server = createServer((_request, response) => {
    // As Orthanc says it; a client that took off two would have none left.
    response.setHeader('keep-alive', 'timeout=1').setHeader('content-type', 'image/png').end(PNG);
  });
  let url = '';
  before(async () => {
    server.on('connection', () => {
      opened += 1;
    });
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}${ROOT}`;
  });
  after(() => server.close());

  it('serve one question after another, also where the server keeps them for a second only', async () => {
    const store = openStore(url);

    for (let time = 0; time < 5; time += 1) {
      assert.equal((await store.rendered(key, asItIs)).outcome, 'PICTURE');
    }

    // The first one may not be free yet when the second question is asked.
    assert.ok(opened <= 2, `${opened} connections`);
    await store.close();
  });
});
