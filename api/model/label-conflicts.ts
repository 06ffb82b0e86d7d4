// Who belongs to a label? Sources that count different members under one name.
import type { Finding, Known } from './conflict.js';
import { byId, grouped } from './grouped.js';
import { foldName } from './name.js';
import type { Dataset, Entity, Evidence, Relation } from './statement.js';

/** One list as one source has it. */
interface Version {
  source: string;
  /** Members with the statements that say so. */
  members: ReadonlyMap<string, string>;
  evidence: Evidence[];
}

/** Lists that share a name are one label; a list under several names counts once. */
function labels(lists: readonly Entity[]): Entity[][] {
  const parent = new Map(lists.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => (parent.get(id) === id ? id : rootOf(parent.get(id)!));
  const firstWith = new Map<string, string>();
  for (const { id, name, nameEn, aliases } of lists) {
    for (const folded of [name, ...(nameEn ? [nameEn] : []), ...aliases].map(foldName)) {
      const first = firstWith.get(folded);
      if (first === undefined) firstWith.set(folded, id);
      else parent.set(rootOf(id), rootOf(first));
    }
  }
  return [...grouped(lists, ({ id }) => rootOf(id)).values()];
}

const isWithin = (a: Version, b: Version) => [...a.members.keys()].every((id) => b.members.has(id));

/**
 * One list as each of its sources has it: a member that two sources name is in the version of both. Of a source that
 * names only some of those whom another one names nothing can be said.
 */
function versionsOf(memberships: readonly Relation[]): Version[] {
  const said = memberships
    .flatMap((relation) => relation.evidence.map((piece) => ({ source: piece.source, piece, relation })))
    .sort((a, b) => (a.source < b.source ? -1 : a.source > b.source ? 1 : byId(a.relation, b.relation)));
  const versions = [...grouped(said, ({ source }) => source)].map(([source, same]) => ({
    source,
    members: new Map(same.map(({ relation: { from, id } }) => [from, id])),
    evidence: same.map(({ piece }) => piece),
  }));
  return versions.filter((a) => !versions.some((b) => b.members.size > a.members.size && isWithin(a, b)));
}

/** Labels of which two sources each count somebody whom the other leaves out: naming only some is no disagreement. */
export function differingLabels({ entities, relations }: Dataset, { nameOf }: Known): Finding[] {
  const memberships = grouped(
    relations.filter(({ kind }) => kind === 'MEMBER_OF'),
    ({ to }) => to,
  );
  const lists = entities.filter(({ id, kind }) => kind === 'list' && memberships.has(id));
  return labels(lists.sort(byId)).flatMap((label): Finding[] => {
    const versions = label.flatMap(({ id }) => versionsOf(memberships.get(id)!));
    const pairs = versions.flatMap((a, i) =>
      versions.slice(i + 1).flatMap((b) => (!isWithin(a, b) && !isWithin(b, a) ? [[a, b] as const] : [])),
    );
    if (pairs.length === 0) return [];
    const differing = versions.filter((version) => pairs.some((pair) => pair.includes(version)));
    const isCommon = (id: string) => differing.every(({ members }) => members.has(id));
    const own = differing.map(({ source, members }) => ({
      source,
      members: [...members].filter(([id]) => !isCommon(id)),
    }));
    const counted = own.map(
      ({ source, members }) => `${source} counts ${members.map(([id]) => nameOf(id)).join(', ')}`,
    );
    const [{ id, name }] = label as [Entity];
    return [
      {
        ...{ rule: 'label', about: id, topic: 'members' },
        explanation: `Sources differ in who belongs to ${name}: ${counted.join('; ')}.`,
        statements: own.flatMap(({ members }) => members.map(([, statement]) => statement)),
        clashes: pairs.map((pair) => pair.map(({ evidence }) => evidence)),
      },
    ];
  });
}
