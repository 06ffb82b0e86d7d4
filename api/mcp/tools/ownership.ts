// Whose a company is: four quantities that are not the same, and the statements they rest on.
import { inOrder } from '../../model/grouped.js';
import type { StoredRelation } from '../../model/stored.js';
import { LIMITS } from '../../questions/limits.js';
import type { OwnerShare, Ownership } from '../../questions/ownership.js';
import { ownership } from '../../questions/ownership.js';
import type { Session } from '../../questions/session.js';
import type { PartWriter } from '../answer.js';
import { known, plainRow, wholeParts } from '../answer.js';
import { id, MOMENT, momentOf, upTo } from '../arguments.js';
import { nameOf, namesOf, statementId, statementParts } from '../statement-rows.js';
import { defineTool } from '../tool.js';

/** The statements of an answer, each told once, and referred to by its id. */
class Rested {
  readonly #relations = new Map<string, StoredRelation>();

  idsOf(relations: readonly StoredRelation[]): string[] {
    for (const relation of relations) this.#relations.set(relation.id, relation);
    return relations.map(statementId);
  }

  get all(): StoredRelation[] {
    return [...this.#relations.values()].sort(inOrder);
  }
}

/** A list whose rows are written when there is room for them. */
const written =
  <T>(list: string, items: readonly T[], write: (item: T) => Promise<unknown>): PartWriter =>
  async () => ({ list, rows: (await Promise.all(items.map(write))).map(plainRow) });

function ownerPart(session: Session, owner: OwnerShare, rested: Rested): PartWriter {
  const { direct, integrated } = owner;
  const chains = owner.paths().map(({ entities, relations }) => ({
    between: entities.slice(1, -1),
    statements: rested.idsOf(relations),
  }));
  return async () => {
    const { rows } = await written('chains', chains, async ({ between, statements }) =>
      known({ through: await namesOf(session, between), statements }),
    )();
    const head = { owner: await nameOf(session, owner.owner), ...known({ direct, integrated }) };
    return { list: 'owners', group: { head, rows: 'chains' }, rows };
  };
}

function stakeParts(session: Session, found: Ownership, rested: Rested): PartWriter[] {
  const restedOn = ({ stakes, links }: Pick<Ownership['groups'][number], 'stakes' | 'links'>) => ({
    stakes: rested.idsOf(stakes),
    links: rested.idsOf(links),
  });
  const groups = found.groups.map((stake) => ({ ...stake, ...restedOn(stake) }));
  const levels = found.stateByLevel.map((stake) => ({ ...stake, ...restedOn(stake) }));
  return [
    written('groups', groups, async ({ group, level, certainty, share, stakes, links }) =>
      known({ group: await nameOf(session, group), level, certainty, share, stakes, links }),
    ),
    written('stateByLevel', levels, async ({ level, share, stakes, links }) =>
      known({ level, share, stakes, links }),
    ),
  ];
}

function controlParts(session: Session, found: Ownership, rested: Rested): PartWriter[] {
  const controllers = found.controllers.map(({ controller, basis, relations }) => ({
    ...{ controller, basis, statements: rested.idsOf(relations) },
  }));
  return [
    written('controllers', controllers, async ({ controller, ...rest }) => ({
      controller: await nameOf(session, controller),
      ...rest,
    })),
    written('ruleTests', found.ruleTests, async ({ rule: { rule, threshold, definition }, holders }) => {
      const passing = holders.map(({ owner }) => owner);
      return { rule, threshold, definition, holders: await namesOf(session, passing) };
    }),
    written('warnings', found.warnings, async (warning) => warning),
  ];
}

export const ownershipTool = defineTool({
  name: 'ownership',
  description:
    'Whose one company is, in percent: owners (direct; integrated: looked through all chains), groups (direct stakes attributed to each group), state by level, controllers, legal thresholds. Ids refer to statements, last.',
  arguments: { of: id('company id'), depth: upTo(LIMITS.ownershipDepth, 10), ...MOMENT },
  answer: async (session, asked, from) => {
    const found = await ownership(session, { of: asked.of, depth: asked.depth, ...momentOf(asked) });
    const { company, owners, stateShare, unknown, coverage } = found;
    const rested = new Rested();
    const parts = [
      ...stakeParts(session, found, rested),
      ...owners.map((owner) => ownerPart(session, owner, rested)),
      ...controlParts(session, found, rested),
    ];
    const statements = statementParts(session, 'statements', rested.all);
    return {
      about: { company: await nameOf(session, company), stateShare, unknown },
      found: owners.length + found.controllers.length,
      coverage,
      parts: wholeParts([...parts, ...statements], from),
    };
  },
});
