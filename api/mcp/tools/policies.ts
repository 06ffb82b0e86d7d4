// Policies and measures: found by what they are, or held against a company.
import { z } from 'zod';
import { badInput } from '../../errors.js';
import type { RelationKind } from '../../model/kinds.js';
import type { StoredEntity } from '../../model/stored.js';
import type { Edge } from '../../questions/connection.js';
import { LIMITS } from '../../questions/limits.js';
import { policies } from '../../questions/policies.js';
import type { MatchesRequest, PolicyCondition } from '../../questions/policy-matches.js';
import { policyMatches } from '../../questions/policy-matches.js';
import type { Session } from '../../questions/session.js';
import { figuresOf, relationsOf } from '../../questions/statements.js';
import type { Answer, Part, Row } from '../answer.js';
import { known, pagedAnswer, wholeParts } from '../answer.js';
import { id, MOMENT, momentOf, yes } from '../arguments.js';
import { entityFacts, entityName, statementRows } from '../statement-rows.js';
import { defineTool, UNBOUNDED } from '../tool.js';

/** Policies of a page of the store. */
const READ = 20;
/** Statements of each kind that are told of one policy here. */
const TOLD = 50;
/** What is said of a policy as one: by whom, for what, as part of which. */
const TELLING: readonly RelationKind[] = ['ISSUED', 'APPLIES_TO', 'PART_OF'];

interface Read {
  knownAt: string | null;
  key: string;
}

async function policyPart(session: Session, policy: StoredEntity, { knownAt, key }: Read): Promise<Part> {
  const page = { knownAt, first: TOLD };
  const [relations, figures] = await Promise.all([
    relationsOf(session, policy.id, { ...page, kinds: TELLING, direction: 'both' }),
    figuresOf(session, policy.id, page),
  ]);
  const statements = [...relations.edges, ...figures.edges].map(({ node }) => node);
  const notShown = relations.totalCount + figures.totalCount - statements.length;
  const head = { ...entityFacts(policy), ...(notShown > 0 && { notShown, note: 'entity has all' }) };
  return {
    key,
    list: 'policies',
    group: { head, rows: 'statements' },
    rows: await statementRows(session, statements),
  };
}

/** A condition with the statements that state and decide it, which belong together. */
async function conditionRow(session: Session, condition: PolicyCondition): Promise<Row> {
  const { kind, state, subjects, text } = condition;
  const rows = await statementRows(session, condition.statements);
  const statements = rows.map(({ value }) => value);
  return {
    value: known({ kind, state, subjects: subjects.map(entityName), text, statements }),
    sources: [...new Set(rows.flatMap(({ sources }) => sources))],
    metrics: [...new Set(rows.flatMap(({ metrics }) => metrics))],
  };
}

async function matches(session: Session, request: MatchesRequest, from: string | null): Promise<Answer> {
  const found = await policyMatches(session, request);
  const parts = found.matches.map(({ policy, state, conditions }) => async () => ({
    list: 'matches',
    group: { head: { policy: entityName(policy), state }, rows: 'conditions' },
    rows: await Promise.all(conditions.map((each) => conditionRow(session, each))),
  }));
  const { company, total, coverage } = found;
  const about = { company: entityName(company), total, ...(total > parts.length && { shown: parts.length }) };
  return { about, found: total, coverage, parts: wholeParts(parts, from) };
}

export const policiesTool = defineTool({
  name: 'policies',
  description:
    'Policies and measures meeting all conditions, with targets. Or those that may apply to a company (company alone): each condition met, unmet or unknown.',
  arguments: {
    issuedBy: id('issuer id').optional(),
    place: id('reaching this place id').optional(),
    sector: id('for this sector id or below').optional(),
    metric: id('with a figure of this metric id').optional(),
    targetYear: z.int().meta(UNBOUNDED).optional(),
    text: id('in the name').optional(),
    company: id('company id').optional(),
    unmet: yes('of company: also those with an unmet condition'),
    ...MOMENT,
  },
  answer: async (session, asked, from) => {
    const { company, unmet = false, asOf, knownAt, ...conditions } = asked;
    const given = Object.keys(known(conditions));
    const moment = momentOf({ asOf, knownAt });
    if (company !== undefined) {
      if (given.length > 0) throw badInput(`company is asked without ${given.join(', ')}`);
      return matches(session, { company, unmet, ...moment, first: LIMITS.page }, from);
    }
    if (asOf !== undefined || asked.unmet !== undefined) throw badInput('asOf and unmet go with company');
    return pagedAnswer<StoredEntity, Edge<StoredEntity>>(({ totalCount }) => ({ total: totalCount }), {
      from,
      read: (after) => policies(session, { ...conditions, knownAt: moment.knownAt, first: READ, after }),
      toParts: (edges, keys) =>
        Promise.all(
          edges.map(({ node }, i) => policyPart(session, node, { knownAt: moment.knownAt, key: keys[i]! })),
        ),
    });
  },
});
