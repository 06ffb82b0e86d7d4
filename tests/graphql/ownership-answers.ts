// Whose 长鑫科技 is, asked over HTTP: part of what the seed data answer on either store.
import { expect, it } from 'vitest';
import type { Answer } from '../http/running.js';

type Ask = (query: string, variables?: Record<string, unknown>) => Promise<Answer['data']>;

const OWNERSHIP = `query ($of: ID! = "co-cxmt", $asOf: Date, $knownAt: Date) {
  ownership(of: $of, asOf: $asOf, knownAt: $knownAt) {
    company { name }
    owners { owner { id name } direct { min max } integrated { min max } paths { length entities { name } relations { id } } }
    groups { group { id name } level certainty share { min max exact } stakes { id share { min } } links { kind from { name } to { name } } }
    stateByLevel { level share { min max } stakes { id } links { kind } }
    stateShare { min max } unknown { min max }
    controllers { controller { name } basis }
    ruleTests { rule threshold holders { owner { name } } }
    warnings coverage { considered undated }
  }
}`;

/** Registers the questions on ownership; `ask` answers them from the seed data. */
export function ownershipAnswers(ask: Ask): void {
  const of = async (variables: object = {}) => (await ask(OWNERSHIP, { ...variables })).ownership;

  it('attributes 36.79 % of 长鑫科技 to 合肥国资, with its five stakes and the links', async () => {
    const { groups } = await of();
    const hefei = groups.find(
      ({ group }: { group: { id: string } }) => group.id === 'org-hefei-state-capital',
    );
    expect(hefei).toMatchObject({
      level: 'MUNICIPAL',
      certainty: 'INFERRED',
      share: { min: 36.79, max: 36.79, exact: true },
    });
    expect(hefei.stakes.map((stake: { share: { min: number } }) => stake.share.min).sort()).toEqual([
      0.06, 1.5, 1.85, 11.71, 21.67,
    ]);
    const links = hefei.links.map(
      (link: { kind: string; from: { name: string }; to: { name: string } }) =>
        `${link.from.name} ${link.kind} ${link.to.name}`,
    );
    expect(links).toEqual(
      expect.arrayContaining([
        '合肥国资 CONTROLS 清辉集电',
        '合肥产投 PART_OF 合肥国资',
        '合肥产投 CONTROLS 合肥产投壹号',
        '合肥建投 PART_OF 合肥国资',
      ]),
    );
  });

  it('gives the state at least 44.70 % of 长鑫科技: 36.79 municipal, 7.91 provincial; the rest may be anybody’s', async () => {
    const { stateShare, stateByLevel, unknown } = await of();
    expect(stateShare).toEqual({ min: 44.7, max: 100 });
    expect(unknown.max).toBeGreaterThanOrEqual(55.3);
    const levels = stateByLevel.map((each: { level: string; share: { min: number }; stakes: unknown[] }) => [
      each.level,
      each.share.min,
      each.stakes.length,
    ]);
    expect(levels).toEqual([
      ['PROVINCIAL', 7.91, 1],
      ['MUNICIPAL', 36.79, 5],
    ]);
  });

  it('names nobody who controls 长鑫科技 or looks through more than a fifth, but the largest holder', async () => {
    const { controllers, ruleTests, warnings } = await of();
    expect([controllers, warnings]).toEqual([[], []]);
    expect(
      ruleTests.map((test: { rule: string; threshold: number; holders: { owner: { name: string } }[] }) => [
        test.rule,
        test.threshold,
        test.holders.map(({ owner }) => owner.name),
      ]),
    ).toEqual([
      ['BENEFICIAL_OWNER_CN_25', 25, []],
      ['LISTED_CONTROL_CN', 30, []],
      ['CLOSE_LINK_20', 20, ['清辉集电']],
      ['OFAC_50', 50, []],
    ]);
  });

  it('gives each holder its direct stake, its range and its chain', async () => {
    const { owners } = await of();
    expect(owners[0]).toEqual({
      owner: { id: 'co-qinghui-jidian', name: '清辉集电' },
      direct: { min: 21.67, max: 21.67 },
      integrated: { min: 21.67, max: expect.any(Number) },
      paths: [
        {
          length: 1,
          entities: [{ name: '清辉集电' }, { name: '长鑫科技' }],
          relations: [{ id: 'rel:qinghui-jidian-holds-cxmt' }],
        },
      ],
    });
  });

  it('knew nothing of the stakes before the report was published', async () => {
    const { owners, stateShare, coverage } = await of({ knownAt: '2026-01-01' });
    expect([owners, stateShare, coverage.considered]).toEqual([[], { min: 0, max: 100 }, 0]);
  });

  it('looks 燧原科技 through to its concert party of 20.258 %', async () => {
    const { owners } = await of({ of: 'co-enflame' });
    expect(owners[0].direct).toEqual({ min: 20.258, max: 20.258 });
  });

  it('is not in the data for a company of which no holder is known', async () => {
    const { owners, coverage, unknown } = await of({ of: 'co-biren' });
    expect([owners, coverage.considered, unknown]).toEqual([[], 0, { min: 100, max: 100 }]);
  });
}
