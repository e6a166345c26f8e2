import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { describe, it } from 'node:test';

// Hooks come before all that is to be watched, so the gateway is imported behind them.
const imported: string[] = [];
registerHooks({
  resolve: (specifier, context, nextResolve) => {
    imported.push(specifier);
    return nextResolve(specifier, context);
  },
});

describe('The DICOM dictionary', () => {
  it('is not read before a question names elements', async () => {
    const { IMAGE, startAskingDicom } = await import('./dicom/asking-dicom.ts');
    const gateway = await startAskingDicom();
    try {
      const isRead = () => imported.includes('dcmjs/dictionary');
      const dataset = { '00280010': { vr: 'US', Value: [1024] } };
      assert.ok(imported.includes('graphql'));

      await gateway.dicom('rows json dicomUrl', dataset);
      await gateway.ask(`{ image(by: { imageIndex: "${IMAGE}" }) { findings } }`, () => dataset);
      assert.ok(!isRead());

      await gateway.dicom('tags(names: ["00280010"]) { values }', dataset);
      assert.ok(isRead());
    } finally {
      await gateway.stop();
    }
  });
});
