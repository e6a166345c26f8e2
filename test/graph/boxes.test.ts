import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { toFinding } from '../oracle/read-labels.ts';
import { cell, FILES, readRows } from '../oracle/read-rows.ts';
import { sampleDir, startGateway, type TestGateway } from '../support/gateway.ts';
import { refusalsIn } from './filters/refusals.ts';

interface Box {
  readonly finding: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly areaFraction: number;
}

const FIELDS = 'finding x y width height areaFraction';
const SIDE = 1024;

const published = readRows(sampleDir, FILES.boxes).map((row) => ({
  imageIndex: cell(row, 0),
  finding: toFinding(cell(row, 1)),
  x: Number(cell(row, 2)),
  y: Number(cell(row, 3)),
  width: Number(cell(row, 4)),
  height: Number(cell(row, 5)),
}));

const isNear = (found: number, wanted: number): void =>
  assert.ok(Math.abs(found - wanted) <= Math.abs(wanted) * 1e-12, `${found} is not ${wanted}`);

describe('A bounding box', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  const boxedImages = async (units: string) => {
    const { images } = await gateway.data<{
      images: { nodes: readonly { imageIndex: string; boundingBoxes: readonly Box[] }[] };
    }>(`{
      images(first: 500, filter: { boundingBoxes: { some: { any: true } } }) {
        nodes { imageIndex boundingBoxes${units} { ${FIELDS} } }
      }
    }`);
    return images.nodes;
  };

  it('is as published, on 1024 x 1024 pixels', async () => {
    const found = (await boxedImages('')).flatMap(({ imageIndex, boundingBoxes }) =>
      boundingBoxes.map(({ finding, x, y, width, height }) => ({
        imageIndex,
        finding,
        x,
        y,
        width,
        height,
      })),
    );
    const inOrder = (boxes: readonly { imageIndex: string; finding: string }[]) =>
      boxes.toSorted((left, right) =>
        `${left.imageIndex} ${left.finding}` < `${right.imageIndex} ${right.finding}` ? -1 : 1,
      );

    assert.equal(found.length, 60);
    assert.deepEqual(inOrder(found), inOrder(published));
  });

  it('grows with the units asked for, and keeps its share of the area', async () => {
    const plain = await boxedImages('');
    const [width, height] = [2500, 512];
    const scaled = await boxedImages(`(units: { width: ${width}, height: ${height} })`);

    for (const [i, { boundingBoxes }] of scaled.entries()) {
      for (const [j, box] of boundingBoxes.entries()) {
        const own = plain[i]?.boundingBoxes[j];
        assert.ok(own !== undefined);
        assert.equal(box.finding, own.finding);
        isNear(box.x, (own.x * width) / SIDE);
        isNear(box.y, (own.y * height) / SIDE);
        isNear(box.width, (own.width * width) / SIDE);
        isNear(box.height, (own.height * height) / SIDE);
        assert.equal(box.areaFraction, own.areaFraction);
        isNear(own.areaFraction, (own.width * own.height) / SIDE ** 2);
        assert.ok(own.areaFraction > 0 && own.areaFraction <= 1);
      }
    }
  });

  it('spelled Infiltrate is of the finding INFILTRATION', async () => {
    const { images } = await gateway.data<{ images: { totalCount: number } }>(
      '{ images(filter: { boundingBoxes: { some: { finding: { eq: INFILTRATION } } } }) { totalCount } }',
    );
    const own = published.filter(({ finding }) => finding === 'INFILTRATION');

    assert.equal(images.totalCount, own.length);
    assert.ok(own.length > 0);
  });

  it('stands by the name of its finding beside others', async () => {
    const several = (await boxedImages('')).filter(({ boundingBoxes }) => boundingBoxes.length > 1);

    assert.ok(several.length > 0);
    for (const { boundingBoxes } of several) {
      const names = boundingBoxes.map(({ finding }) => finding);
      assert.deepEqual(names, names.toSorted());
    }
  });

  it('takes units of 1 to 100,000 pixels', async () => {
    const ask = (width: number, height: number) =>
      `{ image(by: { imageIndex: "00000013_008.png" }) { boundingBoxes(units: { width: ${width}, height: ${height} }) { x } } }`;
    for (const [width, height, named] of [
      [0, 1024, 'width'],
      [-1, 1024, 'width'],
      [100_001, 1024, 'width'],
      [1024, 0, 'height'],
    ] as const) {
      const [message = ''] = await refusalsIn(gateway, ask(width, height));
      const value = named === 'width' ? width : height;

      assert.match(message, new RegExp(`^units\\.${named} .*1 to 100,?000.*${value}\\.$`));
    }
    await gateway.data(ask(1, 100_000));
  });
});
