// No N+1: a nested query costs as many calls of the store as it has levels, however many rows it has.
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readDataset } from '../../api/dataset/read.js';
import { toStored } from '../../api/model/stored-dataset.js';
import { openStore } from '../../api/store/open.js';
import type { GraphStore, GraphView } from '../../api/store/port.js';
import type { RunningServer } from '../http/running.js';
import { startServer } from '../http/running.js';

const SEED = fileURLToPath(new URL('../../graph-seed/data', import.meta.url));

/** The same view, which writes down what is called. */
function counting(view: GraphView, calls: string[]): GraphView {
  return new Proxy(view, {
    get: (target, method: keyof GraphView) => {
      const call = target[method].bind(target) as (...given: unknown[]) => unknown;
      return (...given: unknown[]) => {
        // Which version the data have is asked before and after, whatever is asked.
        if (method !== 'status') calls.push(method);
        return call(...given);
      };
    },
  });
}

describe('a nested query', () => {
  const calls: string[] = [];
  let server: RunningServer;
  beforeAll(async () => {
    const store = openStore('memory:', { readTimeoutMs: 0 });
    await store.write(toStored((await readDataset([SEED])).dataset), { prune: false });
    const counted: GraphStore = Object.create(store, {
      view: { value: () => counting(store.view(), calls) },
    });
    server = await startServer(() => counted);
  });
  beforeEach(() => calls.splice(0));
  afterAll(() => server.stop());

  it('of 20 companies, their investors and the evidence of each costs four calls', async () => {
    const { data } = await server.ask(`{
      companies(first: 20) { edges { node {
        name
        relations(kinds: [INVESTED_IN, HOLDS], direction: IN) { totalCount edges { node {
          from { name } to { name } money { amount }
          evidence { locator certainty source { title publisher } attributedTo { name } }
        } } }
      } } }
    }`);
    expect(data.companies.edges).toHaveLength(20);
    expect(calls).toEqual(['companies', 'relations', 'entities', 'sources']);
  });

  it('of investors with their companies, relations, links and sources costs five calls', async () => {
    const { data } = await server.ask(`{
      investors(filter: { state: true }, rollUp: true, first: 20) { edges {
        node { name } companyCount companies { name }
        relations { from { name } to { name } evidence { source { title } } }
      } }
    }`);
    expect(data.investors.edges.length).toBeGreaterThan(10);
    expect([...calls].sort()).toEqual(['backing', 'backing', 'entities', 'investors', 'sources']);
  });

  it('of a neighbourhood, the figures in it and their metrics costs seven calls', async () => {
    await server.ask(`{
      expand(from: ["co-muxi"], limit: 100) { entities { name observations { edges { node {
        metric { name } entity { name } dimensions { name } evidence { source { title } }
      } } } } }
    }`);
    // Entities three times: what is asked for, then what is around it, then what its figures are of.
    expect([...calls].sort()).toEqual([
      'entities',
      'entities',
      'entities',
      'metrics',
      'observationsOf',
      'sources',
      'step',
    ]);
  });

  it('of a tally, the relations of each group and their sources costs five calls', async () => {
    const { data } = await server.ask(`{
      tally(by: [CITY, YEAR], kinds: [INVESTED_IN]) { group { entity { name } value } count relations(first: 5) { edges { node {
        from { name } to { name } evidence { source { title } }
      } } } }
    }`);
    expect(data.tally.length).toBeGreaterThan(5);
    // Entities twice: those that name the groups, and the ends of the relations.
    expect([...calls].sort()).toEqual(['entities', 'entities', 'sources', 'tallied', 'tally']);
  });

  it('of a comparison, its entities, metric and sources costs four calls', async () => {
    const { data } = await server.ask(`{
      comparison(metric: "revenue") { metric { name } groups { dimensions { name } figures { rank observation {
        entity { name } metric { name } evidence { source { title } }
      } } } }
    }`);
    expect(data.comparison.groups.length).toBeGreaterThan(5);
    expect([...calls].sort()).toEqual(['entities', 'metrics', 'observations', 'sources']);
  });

  it('of listings on a market, their advisers, money and sources costs nine calls', async () => {
    const { data } = await server.ask(`{
      listings(on: "org-star", first: 50) { edges { node {
        issuer { name } stages { relation { evidence { source { title } } } }
        advisers { adviser { name } } plannedRaise { min evidence { source { title } } } useOfProceeds { min } raised { min } debut { id }
      } } }
    }`);
    expect(data.listings.edges.length).toBeGreaterThan(5);
    // Steps: what is part of the market, and who is listed; relations: who advises, and on which markets else.
    expect([...calls].sort()).toEqual([
      ...['entities', 'entities', 'entities', 'observationsOf'],
      ...['relations', 'relations', 'sources', 'step', 'step'],
    ]);
  });

  it('costs the same calls when it has been asked so often that it is compiled', async () => {
    // What asks for the dataset is never answered from what was kept.
    const query = `{ dataset { version } companies(first: 20) { edges { node { relations { edges { node {
      from { name } to { name } evidence { source { title } attributedTo { name } }
    } } } } } } }`;
    const costs: string[][] = [];
    for (let times = 1; times <= 51; times++) {
      calls.splice(0);
      await server.ask(query);
      costs.push([...calls]);
    }
    expect(costs[0]).toEqual(['companies', 'relations', 'entities', 'sources']);
    expect(costs.at(-1)).toEqual(costs[0]);
  }, 60_000);
});
