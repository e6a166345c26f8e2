import assert from 'node:assert/strict';
import { after, before, it } from 'node:test';
import { dicomObject, type Radiograph } from '../../scripts/store/dicom-object.ts';
import { startGateway, type TestGateway } from '../support/gateway.ts';
import { firstRadiographs } from '../support/held-radiographs.ts';
import { type Orthanc, orthancSuite, startOrthanc } from '../support/orthanc.ts';
import { startLoad } from './store-outage/load.ts';
import { type Outcome, QUESTIONS } from './store-outage/questions.ts';

const CALLERS = 200;
/** The specification: how long after its return the store is in use again. */
const RECOVERY_MS = 5000;
const OUTAGES = 2;
/** Where what is waited for never comes. */
const LIMIT = { timeout: 180_000 };

orthancSuite('A store that is killed while 200 callers ask for its images', () => {
  let orthanc: Orthanc;
  let gateway: TestGateway;
  let radiographs: readonly Radiograph[];
  before(async () => {
    orthanc = await startOrthanc();
    const env = { DICOM_STORE: 'dicomweb', DICOMWEB_URL: orthanc.url, PICTURE_CACHE_MB: '0' };
    gateway = await startGateway({ cacheMegabytes: 0, listen: true, env });
    radiographs = [...(await firstRadiographs(gateway, CALLERS)).values()];
    await orthanc.store(radiographs.map(dicomObject));
  });
  after(async () => {
    await gateway?.stop();
    await orthanc?.stop();
  });

  /** Each caller has an image of its own and asks about it in each way, in turn. */
  const ask = async (caller: number, turn: number): Promise<Outcome> => {
    const radiograph = radiographs[caller];
    const question = QUESTIONS[(caller + turn) % QUESTIONS.length];
    assert.ok(radiograph !== undefined && question !== undefined);
    return question(gateway.url, radiograph);
  };

  /** What needs no store. */
  const isAlive = async (): Promise<Outcome> => {
    const { data, errors } = await gateway.query('{ images(first: 5) { nodes { findings } } }');
    assert.deepEqual(errors, undefined);
    assert.ok(data !== null);
    const answer = await fetch(new URL('/healthz', gateway.url));
    assert.deepEqual(await answer.json(), { status: 'alive' });
    return 'RIGHT';
  };

  /** Asks until the first right answer. */
  const recovery = async (): Promise<void> => {
    const deadline = performance.now() + RECOVERY_MS;
    while ((await ask(0, 0)) !== 'RIGHT') {
      assert.ok(performance.now() < deadline, `no right answer within ${RECOVERY_MS} ms`);
    }
  };

  it('answers rightly or with an error that names it, and soon uses it again', LIMIT, async (t) => {
    const others = startLoad(1, isAlive);
    const load = startLoad(CALLERS, ask);
    t.after(() => Promise.allSettled([load.stop(), others.stop()]));
    for (let outage = 0; outage < OUTAGES; outage++) {
      await load.more('RIGHT', 2 * CALLERS);
      await orthanc.kill();
      await load.more('TYPED', 2 * CALLERS);
      await others.more('RIGHT', 5);
      await orthanc.restart();
      await recovery();
    }
    await load.stop();
    await others.stop();

    const outcomes = await Promise.all(radiographs.map((_, caller) => ask(caller, 0)));
    assert.deepEqual(new Set(outcomes), new Set(['RIGHT']));
  });
});
