// Whose money is in a company: the statements above it gathered from the store, and answered from the graph of them.
import type { Chain } from '../analytics/chains.js';
import type { Owner } from '../analytics/owners.js';
import type { Ownership as Answer, RuleTest } from '../analytics/ownership.js';
import { ownershipOf } from '../analytics/ownership.js';
import { limitExceeded } from '../errors.js';
import { toGraph } from '../model/graph.js';
import type { RelationKind } from '../model/kinds.js';
import type { StoredRelation } from '../model/stored.js';
import { asKnown } from '../model/stored.js';
import type { Moment, TimeWindow } from '../model/time.js';
import type { Coverage } from './connection.js';
import { bounded, LIMITS, windowOf } from './limits.js';
import type { Path } from './network.js';
import type { Session } from './session.js';

export type { ControlBasis } from '../analytics/control.js';
export { OWNERSHIP_RULES } from '../analytics/ownership-rules.js';

export interface OwnershipRequest extends Partial<Moment> {
  of: string;
  depth: number;
}

/** An owner with the chains by which it holds, found when they are asked for. */
export interface OwnerShare extends Owner {
  paths: () => Path[];
}

export interface Ownership extends Omit<Answer<StoredRelation>, 'owners' | 'ruleTests' | 'chains'> {
  company: string;
  owners: OwnerShare[];
  ruleTests: (Omit<RuleTest, 'holders'> & { holders: OwnerShare[] })[];
  coverage: Coverage;
}

/** One kind of step up from a company: to its holders and controllers, or to its groups. */
const STEPS: { kinds: RelationKind[]; direction: 'in' | 'out' }[] = [
  { kinds: ['HOLDS', 'CONTROLS'], direction: 'in' },
  { kinds: ['PART_OF'], direction: 'out' },
];
const LINKS: typeof STEPS = [{ kinds: ['CONTROLS'], direction: 'in' }, STEPS[1]!];

class Above {
  readonly relations = new Map<string, StoredRelation>();
  readonly entities: Set<string>;
  considered = 0;

  constructor(
    readonly session: Session,
    readonly company: string,
    readonly window: TimeWindow,
  ) {
    this.entities = new Set([company]);
  }

  /** One step up from each of these; those that are new. */
  async climb(frontier: readonly string[], steps: typeof STEPS): Promise<string[]> {
    const found = await Promise.all(
      steps.map(({ kinds, direction }) =>
        this.session.view.step(
          frontier,
          { kinds, direction, window: this.window, except: [] },
          LIMITS.ownership,
        ),
      ),
    );
    for (const { considered, total, relations } of found) {
      this.considered += considered;
      if (this.relations.size + total > LIMITS.ownership)
        throw limitExceeded(
          `more than ${LIMITS.ownership} statements stand above ${this.company}; ask with a smaller depth`,
        );
      for (const each of relations)
        if (each.kind === 'HOLDS' || each.up !== null)
          this.relations.set(each.id, asKnown(each, this.window));
    }
    const ends = found.flatMap(({ relations }) =>
      relations.flatMap(({ id, from, to }) => (this.relations.has(id) ? [from, to] : [])),
    );
    const next = [...new Set(ends)].filter((id) => !this.entities.has(id));
    for (const id of next) this.entities.add(id);
    return next;
  }
}

/**
 * All that stands above a company: holders up to one link further than `depth`, to tell owners from those who have
 * holders beyond it, and every group and controller above them.
 */
async function gather(session: Session, company: string, depth: number, window: TimeWindow): Promise<Above> {
  const above = new Above(session, company, window);
  let frontier = [company];
  for (let step = 0; step <= depth && frontier.length > 0; step++)
    frontier = await above.climb(frontier, STEPS);
  while (frontier.length > 0) frontier = await above.climb(frontier, LINKS);
  return above;
}

const pathOf = ({ owner, stakes }: Chain<StoredRelation>): Path => ({
  entities: [owner, ...stakes.map(({ company }) => company)],
  relations: stakes.map(({ relations }) => relations[0]!),
});

/**
 * Whose is this company? Look-through shares with their chains, attributed stakes of groups, the state's part by level,
 * controllers and rules. @throws {XintuError} LIMIT_EXCEEDED when more stands above it than is read at once.
 */
export async function ownership(session: Session, request: OwnershipRequest): Promise<Ownership> {
  const depth = bounded('depth', request.depth, { max: LIMITS.ownershipDepth });
  const company = await session.idOf('of', request.of, ['company']);
  const above = await gather(session, company, depth, windowOf(request));
  const relations = [...above.relations.values()];
  const entities = await session.entitiesOf([...above.entities]);
  const answer = ownershipOf({ company, depth, graph: toGraph(entities, relations) });
  const { owners, ruleTests, chains, ...rest } = answer;
  const withPaths = (owner: Owner): OwnerShare => ({
    ...owner,
    paths: () => (chains().get(owner.owner) ?? []).map(pathOf),
  });
  return {
    ...rest,
    company,
    owners: owners.map(withPaths),
    ruleTests: ruleTests.map(({ rule, holders }) => ({ rule, holders: holders.map(withPaths) })),
    coverage: {
      considered: above.considered,
      undated: relations.filter(({ undated }) => undated).length,
    },
  };
}
