import assert from 'node:assert/strict';
import { it, type TestContext } from 'node:test';
import { createClosers } from '../../bench/closers.ts';
import type { SoakOptions } from '../../bench/soak/options.ts';
import { type Soaked, soak } from '../../bench/soak/soak.ts';
import { orthancSuite } from '../support/orthanc.ts';
import { redisSuite } from '../support/redis.ts';

const isSlow = process.env['RADIOGRAPH_SLOW_TESTS'] === '1';
const skip = isSlow ? false : 'NOT SOAKED: set RADIOGRAPH_SLOW_TESTS=1.';

/** Many faults in a short time. How long things take is for `npm run soak`, on a machine that has time. */
const SHORT: SoakOptions = {
  seconds: 35,
  seed: '195',
  callers: 4,
  imagesEach: 4,
  ofEachKind: 4,
  faultMs: [500, 1200],
  calmMs: [200, 600],
  isTimed: false,
  isLiedTo: false,
};

const soaked = async (test: TestContext, options: SoakOptions): Promise<Soaked> => {
  const closers = createClosers();
  test.after(closers.closeAll);
  return soak(options, closers);
};

orthancSuite('A soak', () => {
  redisSuite('with Redis', () => {
    it('gives no wrong answer while its stores fail, and asks none too often', {
      skip,
    }, async (test) => {
      const { tally, faults } = await soaked(test, SHORT);

      assert.deepEqual(tally.told, []);
      const outcomes = [...tally.answers.values()];
      assert.ok(outcomes.some(({ RIGHT }) => RIGHT > 0));
      assert.ok(
        outcomes.some(({ TYPED }) => TYPED > 0),
        'Nothing failed.',
      );
      assert.deepEqual(
        new Set(faults.map(({ part }) => part)),
        new Set(['DICOMWEB', 'BIGQUERY', 'REDIS']),
      );
    });

    it('finds answers that are wrong', { skip }, async (test) => {
      const { tally } = await soaked(test, { ...SHORT, seconds: 5, isLiedTo: true });

      assert.ok((tally.violations.get('wrong') ?? 0) > 0);
      assert.match(tally.told.join('\n'), /"Number 9\d+" in place of "Number \d+"/);
    });
  });
});
