import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { startGateway, type TestGateway } from '../support/gateway.ts';

describe('The vocabulary', () => {
  let gateway: TestGateway;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway?.stop());

  it('relates findings in both directions', async () => {
    const { findings } = await gateway.data<{
      findings: readonly {
        finding: string;
        relations: readonly { relation: string; finding: string }[];
      }[];
    }>('{ findings { finding relations { relation finding } } }');
    const opposite: Readonly<Record<string, string>> = {
      BROADER: 'NARROWER',
      NARROWER: 'BROADER',
      OVERLAPPING: 'OVERLAPPING',
    };
    const said = findings.flatMap(({ finding, relations }) =>
      relations.map(({ relation, finding: other }) => `${finding} ${relation} ${other}`),
    );

    assert.ok(said.includes('NODULE_OR_MASS BROADER MASS'));
    assert.equal(new Set(said).size, said.length);
    for (const sentence of said) {
      const [finding, relation = '', other] = sentence.split(' ');
      assert.notEqual(finding, other);
      assert.ok(said.includes(`${other} ${opposite[relation]} ${finding}`), sentence);
    }
  });

  it('says which sets assess a finding, loaded or not', async () => {
    const { findings } = await gateway.data<{
      findings: readonly { finding: string; name: string; labelSets: readonly string[] }[];
    }>('{ findings { finding name labelSets } }');
    const setsOf = (finding: string) =>
      findings.find((each) => each.finding === finding)?.labelSets;

    assert.equal(findings.length, 19);
    assert.deepEqual(setsOf('PNEUMOTHORAX'), [
      'NIH_NLP_2017',
      'NIH_NLP_2020',
      'FOUR_FINDINGS_2019',
      'ALL_FINDINGS_2021',
    ]);
    assert.deepEqual(setsOf('MASS'), ['NIH_NLP_2017', 'NIH_NLP_2020', 'ALL_FINDINGS_2021']);
    assert.deepEqual(setsOf('FRACTURE'), ['FOUR_FINDINGS_2019']);
    assert.deepEqual(setsOf('OTHER'), ['ALL_FINDINGS_2021']);
  });
});
