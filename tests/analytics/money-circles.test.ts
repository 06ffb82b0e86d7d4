// Money that goes round between a company and its investors, in small worlds of each kind.
import { describe, expect, it } from 'vitest';
import { moneyCircles, tradingInvestors } from '../../api/analytics/money-circles.js';
import { entity, relation, world } from './worlds.js';

const bodies = ['co', 'arm', 'manager', 'investor', 'parent', 'party', 'sister'].map((id) =>
  entity(id, 'company'),
);
const funds = ['fund', 'feeder'].map((id) => entity(id, 'fund'));
const group = entity('group', 'organization');
const worldOf = (...relations: ReturnType<typeof relation>[]) =>
  world(relations, [...bodies, ...funds, group]);
const told = (graph: ReturnType<typeof world>) =>
  moneyCircles(graph, 'co').map(({ investor, kind, fund, relations, links }) => [
    ...[investor, kind, fund],
    ...[relations.map(({ id }) => id), links.map(({ id }) => id)],
  ]);

describe('circular capital', () => {
  it('is money of the company in its own investor, through whatever funds and subsidiaries', () => {
    const graph = worldOf(
      relation('INVESTED_IN', 'fund', 'co'),
      relation('CONTROLS', 'co', 'arm'),
      relation('FUNDS', 'arm', 'feeder'),
      relation('FUNDS', 'feeder', 'fund'),
    );
    expect(told(graph)).toEqual([
      [
        ...['fund', 'investor-funded', null],
        ...[['fund-INVESTED_IN-co', 'arm-FUNDS-feeder', 'feeder-FUNDS-fund'], ['co-CONTROLS-arm']],
      ],
    ]);
  });

  it('is a fund with the company’s money that one of its investors manages', () => {
    const graph = worldOf(
      relation('HOLDS', 'investor', 'co'),
      relation('CONTROLS', 'investor', 'manager'),
      relation('MANAGES', 'manager', 'fund'),
      relation('FUNDS', 'co', 'fund'),
    );
    expect(told(graph)).toEqual([
      [
        ...['investor', 'investor-manages', 'fund'],
        ...[['investor-HOLDS-co', 'co-FUNDS-fund', 'manager-MANAGES-fund'], ['investor-CONTROLS-manager']],
      ],
    ]);
  });

  it('is a fund of the company’s own that one of its investors manages', () => {
    const graph = worldOf(
      relation('HOLDS', 'investor', 'co'),
      relation('CONTROLS', 'co', 'fund'),
      relation('MANAGES', 'investor', 'fund'),
      relation('FUNDS', 'co', 'fund'),
    );
    expect(told(graph)).toEqual([
      [
        ...['investor', 'investor-manages', 'fund'],
        ...[['investor-HOLDS-co', 'investor-MANAGES-fund'], ['co-CONTROLS-fund']],
      ],
    ]);
  });

  it('is a fund with an investor’s money that the company manages', () => {
    const graph = worldOf(
      relation('INVESTED_IN', 'investor', 'co'),
      relation('PART_OF', 'investor', 'group'),
      relation('FUNDS', 'group', 'fund'),
      relation('CONTROLS', 'co', 'manager'),
      relation('MANAGES', 'manager', 'fund'),
    );
    expect(told(graph)).toEqual([
      [
        ...['investor', 'investee-manages', 'fund'],
        [...['investor-INVESTED_IN-co', 'manager-MANAGES-fund', 'group-FUNDS-fund']],
        ['investor-PART_OF-group', 'co-CONTROLS-manager'],
      ],
    ]);
  });

  it('is nothing that only looks like it: sisters in a group, money of strangers, the company’s own arm', () => {
    const graph = worldOf(
      relation('INVESTED_IN', 'investor', 'co'),
      relation('PART_OF', 'investor', 'group'),
      relation('PART_OF', 'sister', 'group'),
      relation('CONTROLS', 'co', 'arm'),
      relation('HOLDS', 'arm', 'co'),
      relation('MANAGES', 'arm', 'fund'),
      relation('FUNDS', 'sister', 'fund'),
      relation('FUNDS', 'party', 'fund'),
    );
    expect(told(graph)).toEqual([]);
  });
});

describe('partners in trade with money in the company', () => {
  it('are told with the trade, the money, and the links between them', () => {
    const graph = worldOf(
      relation('SUPPLIES', 'co', 'party'),
      relation('HOLDS', 'group', 'co'),
      relation('PART_OF', 'arm', 'group'),
      relation('PART_OF', 'arm', 'party'),
      relation('SUPPLIES', 'parent', 'co'),
    );
    const [found, ...others] = tradingInvestors(graph, 'co');
    expect(others).toEqual([]);
    expect(found!.party).toBe('party');
    expect(found!.trade.map(({ id }) => id)).toEqual(['co-SUPPLIES-party']);
    expect(found!.backing.map(({ id }) => id)).toEqual(['group-HOLDS-co']);
    expect(found!.links.map(({ id }) => id).sort()).toEqual(['arm-PART_OF-group', 'arm-PART_OF-party']);
  });

  it('may have it in a fund that the company manages', () => {
    const graph = worldOf(
      relation('SUPPLIES', 'party', 'co'),
      relation('FUNDS', 'party', 'fund'),
      relation('MANAGES', 'co', 'fund'),
    );
    expect(tradingInvestors(graph, 'co').map(({ backing }) => backing.map(({ id }) => id))).toEqual([
      ['party-FUNDS-fund', 'co-MANAGES-fund'],
    ]);
  });
});
