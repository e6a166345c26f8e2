import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { requireRealData, skipWithoutRealData } from '../support/real-data.ts';
import { countFigures } from './count-figures.ts';
import { readCollection } from './read-collection.ts';
import { realFigures } from './real-figures.ts';

describe('The oracle on the published files', { skip: skipWithoutRealData }, () => {
  it('counts what independent programs counted', () => {
    const counted = countFigures(readCollection(requireRealData()));

    assert.deepEqual(counted, realFigures);
  });
});
