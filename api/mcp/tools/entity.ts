// All that is said of one entity: what it is, its relations kind by kind, its figures.
import { z } from 'zod';
import { grouped } from '../../model/grouped.js';
import type { EntityKind, RelationKind } from '../../model/kinds.js';
import { RELATION_KINDS, relationRule } from '../../model/kinds.js';
import type { StoredEntity } from '../../model/stored.js';
import type { Connection, Coverage } from '../../questions/connection.js';
import { LIMITS } from '../../questions/limits.js';
import type { Session, StoredStatement } from '../../questions/session.js';
import type { RelationsRequest } from '../../questions/statements.js';
import { figuresOf, relationsOf } from '../../questions/statements.js';
import type { Answer, Part } from '../answer.js';
import { known } from '../answer.js';
import { id, MOMENT, momentOf, relationKinds } from '../arguments.js';
import { entityFacts, statementRows } from '../statement-rows.js';
import { defineTool } from '../tool.js';

/** Statements of a page of the store, where there are more than can be read at once. */
const READ = 50;
const FIGURES = 'figures';

/** What is told one after the other: the relations of each kind, and the figures. */
interface Chapter {
  name: RelationKind | typeof FIGURES;
  count: number;
  read: (after: string | null) => Promise<Pick<Connection<StoredStatement>, 'edges' | 'hasNextPage'>>;
}
interface Told {
  chapters: Chapter[];
  coverage: Coverage;
}

type Asked = Omit<RelationsRequest, 'first' | 'after'>;

/** May an entity of this kind have relations of that kind at all? */
const canHave = (kind: EntityKind, relation: RelationKind): boolean =>
  relationRule(relation).joins.some((ends) => ends.some((kinds) => kinds.includes(kind)));

/** The chapters of an entity with more relations than are read at once: counted first, kind by kind. */
async function manyRelations(session: Session, { id, kind }: StoredEntity, asked: Asked): Promise<Told> {
  const kinds = RELATION_KINDS.filter(
    (each) => (asked.kinds ?? [each]).includes(each) && canHave(kind, each),
  );
  const counted = await Promise.all(
    kinds.map(async (each) => {
      const request = { ...asked, kinds: [each] };
      const { totalCount, coverage } = await relationsOf(session, id, { ...request, first: 0 });
      const read: Chapter['read'] = (after) => relationsOf(session, id, { ...request, first: READ, after });
      return { chapter: { name: each, count: totalCount, read }, ...coverage };
    }),
  );
  const sum = (of: keyof Coverage) => counted.reduce((all, each) => all + each[of], 0);
  return {
    chapters: counted.map(({ chapter }) => chapter),
    coverage: { considered: sum('considered'), undated: sum('undated') },
  };
}

async function relationsTold(session: Session, entity: StoredEntity, asked: Asked): Promise<Told> {
  const all = await relationsOf(session, entity.id, { ...asked, first: LIMITS.page });
  if (all.hasNextPage) return manyRelations(session, entity, asked);
  const byKind = grouped(all.edges, ({ node }) => node.kind);
  const chapters = RELATION_KINDS.map((name): Chapter => {
    const edges = byKind.get(name) ?? [];
    return { name, count: edges.length, read: async () => ({ edges, hasNextPage: false }) };
  });
  return { chapters, coverage: all.coverage };
}

async function figuresTold(session: Session, { id }: StoredEntity, { knownAt }: Asked): Promise<Told> {
  const read = (after: string | null) =>
    figuresOf(session, id, { knownAt: knownAt ?? null, first: READ, after });
  const { totalCount, coverage } = await read(null);
  return { chapters: [{ name: FIGURES, count: totalCount, read }], coverage };
}

/** The chapters from this key on, page by page. */
async function* partsOf(
  session: Session,
  chapters: readonly Chapter[],
  from: string | null,
): AsyncGenerator<Part> {
  const [name, cursor] = from?.split(':') ?? [];
  const begin = name === undefined ? 0 : chapters.findIndex((chapter) => chapter.name === name);
  for (const chapter of chapters.slice(begin)) {
    const list = chapter.name === FIGURES ? FIGURES : 'relations';
    let after = chapter.name === name && cursor ? cursor : null;
    for (let more = true; more; ) {
      const page = await chapter.read(after);
      const statements = page.edges.map(({ node }) => node);
      yield { key: `${chapter.name}:${after ?? ''}`, list, rows: await statementRows(session, statements) };
      more = page.hasNextPage;
      after = page.edges.at(-1)?.cursor ?? null;
    }
  }
}

/** What it is, and what is said of it; only its relations, where these or the other end are chosen. */
async function profile(
  session: Session,
  entity: StoredEntity,
  asked: Asked,
  from: string | null,
): Promise<Answer> {
  const asksRelations = (asked.kinds ?? asked.with ?? null) !== null;
  const told = await Promise.all([
    relationsTold(session, entity, asked),
    ...(asksRelations ? [] : [figuresTold(session, entity, asked)]),
  ]);
  const chapters = told.flatMap((each) => each.chapters).filter(({ count }) => count > 0);
  const sum = (of: keyof Coverage) => told.reduce((all, { coverage }) => all + coverage[of], 0);
  const { aliases, identifiers, placeLevel } = entity;
  return {
    about: {
      entity: known({ ...entityFacts(entity), placeLevel, aliases, identifiers }),
      counts: Object.fromEntries(chapters.map(({ name, count }) => [name, count])),
    },
    found: chapters.reduce((all, { count }) => all + count, 0),
    coverage: { considered: sum('considered'), undated: sum('undated') },
    parts: partsOf(session, chapters, from),
  };
}

export const entityTool = defineTool({
  name: 'entity',
  description:
    'What is said of one entity: names, relations kind by kind (counts first), figures. With kinds or with: only those relations.',
  arguments: {
    id: id('entity id'),
    kinds: relationKinds,
    direction: z.enum(['out', 'in', 'both']).default('both'),
    with: id('id of the other end').optional(),
    ...MOMENT,
  },
  answer: async (session, asked, from) => {
    const entity = await session.entityOf(await session.idOf('id', asked.id));
    const { kinds, direction } = asked;
    const other = asked.with ?? null;
    const request = { kinds, direction, with: other, ...momentOf(asked) };
    return profile(session, entity, request, from);
  },
});
