// What is legal in a dataset but deserves a second look. Warnings stop nothing.
import { FIRST_DAY } from '../model/edtf.js';
import { grouped } from '../model/grouped.js';
import { overOwned } from '../model/held-at-once.js';
import { relationRule } from '../model/kinds.js';
import { foldName } from '../model/name.js';
import type { Dataset } from '../model/statement.js';
import type { Finding } from './report.js';

const about = (file: string, value: string, message: string): Finding => ({
  file,
  line: null,
  column: 'id',
  value,
  message,
});

function overHeld({ relations }: Dataset): Finding[] {
  return overOwned(relations).map(({ company, day, sum }) => {
    const when = day === FIRST_DAY ? 'at once' : `on ${day}`;
    return about('relations.csv', company, `shares of at least ${Number(sum.toFixed(6))} % are held ${when}`);
  });
}

function unmentioned({ entities, relations, observations }: Dataset): Finding[] {
  const mentioned = new Set<string>();
  for (const { from, to } of relations) mentioned.add(from).add(to);
  for (const { entity, dimensions } of observations)
    for (const id of [entity, ...dimensions]) mentioned.add(id);
  for (const { evidence } of [...relations, ...observations])
    for (const { attributed } of evidence) for (const id of attributed) mentioned.add(id);
  return entities
    .filter(({ id }) => !mentioned.has(id))
    .map(({ id }) => about('entities.csv', id, 'no statement is about this entity'));
}

function sharedNames({ entities }: Dataset): Finding[] {
  const named = entities.flatMap((entity) =>
    [...new Set([entity.name, entity.nameEn ?? entity.name].map(foldName))].map((folded) => ({
      folded,
      entity,
    })),
  );
  const owners = grouped(named, ({ folded }) => folded);
  return entities.flatMap((entity) =>
    entity.aliases.flatMap((alias) => {
      const owner = owners.get(foldName(alias))?.find(({ entity: { id } }) => id !== entity.id)?.entity;
      if (!owner) return [];
      return [
        about('entities.csv', entity.id, `its alias ${alias} is, but for spelling, the name of ${owner.id}`),
      ];
    }),
  );
}

/** Roles that a kind does not know are kept, but no question looks for them. */
function unknownRoles({ relations }: Dataset): Finding[] {
  return relations.flatMap(({ id, kind, role }) => {
    const { roles } = relationRule(kind);
    if (role === null || !roles || roles.includes(role)) return [];
    return [
      about('relations.csv', id, `its role ${role} is none of ${roles.join(', ')}, which ${kind} knows`),
    ];
  });
}

function levelsOfNoPlace({ entities }: Dataset): Finding[] {
  return entities
    .filter(({ kind, placeLevel }) => kind !== 'place' && placeLevel !== null)
    .map(({ id, kind, placeLevel }) =>
      about('entities.csv', id, `its place_level ${placeLevel} is for places only, and it is a ${kind}`),
    );
}

function withoutValue({ observations }: Dataset): Finding[] {
  return observations
    .filter(({ unit, min, max }) => unit !== 'date' && min === null && max === null)
    .map(({ id }) => about('observations.csv', id, 'it has neither value_min nor value_max'));
}

export const findWarnings = (dataset: Dataset): Finding[] => [
  ...overHeld(dataset),
  ...unmentioned(dataset),
  ...sharedNames(dataset),
  ...levelsOfNoPlace(dataset),
  ...unknownRoles(dataset),
  ...withoutValue(dataset),
];
