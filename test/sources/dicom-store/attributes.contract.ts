import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { DicomDataset } from '../../../src/dicom/dicom-json.ts';
import { instanceKeyOf } from '../../../src/dicom/instance-key.ts';
import type { WantedTags } from '../../../src/dicom/wanted-tags.ts';
import { GatewayError } from '../../../src/errors.ts';
import { ABSENT, HELD, type Held } from './held.ts';
import type { AttributesUnderContract } from './store-under-contract.ts';

/** Available Transfer Syntax UID: what an object is stored in. */
const STORED_IN = '00083002';

type Ask = (
  images: readonly string[],
  wanted: WantedTags,
) => Promise<ReadonlyMap<string, DicomDataset>>;

/** How a source tells the attributes of HELD. */
export const attributeContract = (opened: () => AttributesUnderContract): void => {
  // Insists that each instance that was found could be read.
  const ask: Ask = async (images, wanted) => {
    const found = await opened().store.attributes(images.map(instanceKeyOf), wanted);
    return new Map(
      [...found].map(([uid, dataset]) => {
        if (dataset instanceof GatewayError) throw dataset;
        return [uid, dataset];
      }),
    );
  };
  tellsAll(ask);
  tellsSyntax(ask, opened);
  tellsSome(ask);
  tellsWhatIsThere(ask);
};

const namesOf = (held: readonly Held[]) => held.map(({ imageIndex }) => imageIndex);
const uidOf = ({ imageIndex }: Held) => instanceKeyOf(imageIndex).instanceUid;
const few = HELD.slice(0, 10);

const only = (dataset: DicomDataset, tags: readonly string[]): DicomDataset =>
  Object.fromEntries(Object.entries(dataset).filter(([tag]) => tags.includes(tag)));

const expected = (held: readonly Held[], tags: readonly string[]) =>
  new Map(held.map((one) => [uidOf(one), only(one.dataset, tags)]));

const tellsAll = (ask: Ask): void => {
  it('tells all attributes, without the pixels', async () => {
    const found = await ask(namesOf(few), 'ALL');

    assert.equal(found.size, few.length);
    for (const held of few) {
      const { [STORED_IN]: _, ...others } = found.get(uidOf(held)) ?? {};
      assert.deepEqual(others, held.dataset);
    }
  });
};

const tellsSyntax = (ask: Ask, opened: () => AttributesUnderContract): void => {
  it('tells in what an object is stored, or nothing', async () => {
    const all = await ask(namesOf(few), 'ALL');
    const some = await ask(namesOf(few), [STORED_IN]);

    for (const held of few) {
      const element = { vr: 'UI', Value: [held.transferSyntaxUid] };
      const told = opened().tellsSyntax ? { [STORED_IN]: element } : {};
      assert.deepEqual(some.get(uidOf(held)), told);
      assert.deepEqual(only(all.get(uidOf(held)) ?? {}, [STORED_IN]), told);
    }
  });
};

const tellsSome = (ask: Ask): void => {
  it('tells the wanted attributes, of those the ones that there are, and no others', async () => {
    const tags = ['00081030', '00101010', '00280010', '00100030', '00091001'];

    assert.deepEqual(await ask(namesOf(HELD), tags), expected(HELD, tags));
  });

  it('tells one attribute of one object', async () => {
    const held = HELD.slice(0, 1);

    assert.deepEqual(await ask(namesOf(held), ['00100040']), expected(held, ['00100040']));
  });
};

const tellsWhatIsThere = (ask: Ask): void => {
  it('leaves out what it does not hold, however many are asked for', async () => {
    const mixed = [...ABSENT.slice(0, 15), ...namesOf(HELD), ...ABSENT.slice(15)];

    assert.deepEqual(await ask(mixed, ['00280011']), expected(HELD, ['00280011']));
    assert.deepEqual(await ask(ABSENT, ['00280011']), new Map());
    assert.deepEqual(await ask(ABSENT.slice(0, 2), 'ALL'), new Map());
  });

  it('tells just what it holds where no attribute is wanted', async () => {
    assert.deepEqual(await ask([...ABSENT, ...namesOf(HELD)], []), expected(HELD, []));
  });

  it('may be asked for nothing', async () => {
    assert.deepEqual(await ask([], 'ALL'), new Map());
    assert.deepEqual(await ask([], ['00100040']), new Map());
  });
};
