// Whose money is in a company: the statements above it gathered from the store, and answered from the graph of them.
import type { Chain } from '../analytics/chains.js';
import type { Owner } from '../analytics/owners.js';
import type { Ownership as Answer, RuleTest } from '../analytics/ownership.js';
import { ownershipOf } from '../analytics/ownership.js';
import type { StoredRelation } from '../model/stored.js';
import type { Moment, TimeWindow } from '../model/time.js';
import type { Coverage } from './connection.js';
import type { GatherStep } from './gathered.js';
import { Gathered, UP } from './gathered.js';
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

/** To holders and controllers, and to groups. */
const STEPS: readonly GatherStep[] = [
  { kinds: ['HOLDS', 'CONTROLS'], direction: 'in' },
  { kinds: ['PART_OF'], direction: 'out' },
];

/**
 * All that stands above a company: holders up to one link further than `depth`, to tell owners from those who have
 * holders beyond it, and every group and controller above them.
 */
async function gather(
  session: Session,
  company: string,
  depth: number,
  window: TimeWindow,
): Promise<Gathered> {
  const above = new Gathered(session, window, [company], 'ask with a smaller depth');
  let frontier = [company];
  for (let step = 0; step <= depth; step++) frontier = await above.step(frontier, STEPS);
  await above.closure(frontier, UP);
  return above;
}

const pathOf = ({ owner, stakes }: Chain<StoredRelation>): Path => ({
  entities: [owner, ...stakes.map(({ company }) => company)],
  relations: stakes.flatMap(({ relations }) => relations),
});

/**
 * Whose is this company? Look-through shares with their chains, attributed stakes of groups, the state's part by level,
 * controllers and rules. @throws {XintuError} LIMIT_EXCEEDED when more stands above it than is read at once.
 */
export async function ownership(session: Session, request: OwnershipRequest): Promise<Ownership> {
  const depth = bounded('depth', request.depth, { max: LIMITS.ownershipDepth });
  const company = await session.idOf('of', request.of, ['company']);
  const above = await gather(session, company, depth, windowOf(request));
  const answer = ownershipOf({ company, depth, graph: await above.graph() });
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
    coverage: above.coverage,
  };
}
