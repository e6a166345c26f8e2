import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, beforeEach, describe, it } from 'node:test';
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { COMPOSERS } from './composing.ts';
import { type Ask, expectedShelf, SHELF, type Stand, startStand } from './routed.ts';
import { withoutSecurity } from './without-security.ts';

const question = readFileSync(
  new URL('../../examples/supergraph/question.graphql', import.meta.url),
  'utf8',
);

for (const composer of Object.keys(COMPOSERS)) {
  describe(`a supergraph of ${composer} behind @apollo/gateway`, () => {
    let stand: Stand;
    let router: ApolloServer;
    before(async () => {
      stand = await startStand(composer, withoutSecurity);
      const starting = new ApolloServer({
        gateway: new ApolloGateway({ supergraphSdl: stand.supergraphSdl }),
        stopOnTerminationSignals: false,
      });
      await starting.start();
      router = starting;
    });
    after(async () => {
      await router?.stop();
      await stand?.stop();
    });
    beforeEach(() => stand.gateway.clearStatements());

    const ask: Ask = async (query) => {
      const { body } = await router.executeOperation({ query });
      return JSON.parse(JSON.stringify(body.kind === 'single' ? body.singleResult : null));
    };

    it('answers across both subgraphs of the example, in either direction', async () => {
      const expected = JSON.parse(
        readFileSync(new URL('../../examples/supergraph/answer.json', import.meta.url), 'utf8'),
      );
      assert.deepEqual(await ask(question), expected);
    });

    it('finds what another subgraph lists by each kind of key, as Radiograph lists it', async () => {
      const shelf = await expectedShelf(stand);
      assert.ok(shelf.length > 100);

      stand.gateway.clearStatements();
      assert.deepEqual(await ask(SHELF), { data: { shelf } });

      const labels = stand.gateway.statements.map(({ label }) => label);
      for (const label of ['images by instance_uid', 'images by study_uid']) {
        assert.equal(labels.filter((one) => one === label).length, 1, label);
      }
    });

    it('gets null for what Radiograph does not know, and what else was asked', async () => {
      assert.deepEqual(
        await ask(
          '{ image(by: { imageIndex: "99999999_999.png" }) { scores { score } } dataset { isSynthetic } }',
        ),
        { data: { image: null, dataset: { isSynthetic: true } } },
      );
    });
  });
}
