// Entities and relations as elements that are drawn.
import type { ElementDefinition } from 'cytoscape';
import type { Edge, EntityName } from '../client/operations.js';
import { writeAmount, writeShare } from '../language/figures.js';
import type { PageWords } from '../language/use-words.js';
import { LINE_STYLES } from '../theme/line-mark.js';
import { RELATION_FAMILIES, SYMMETRIC } from '../theme/relations.js';

/** Names in Chinese are broken anywhere, others only between words. */
const HAN = /\p{Script=Han}/u;

/** Longer names are cut off where there is little room; the whole name stands in the list and in the details. */
const LONGEST_LABEL = { han: 12, other: 26 };

function shortened(name: string): string {
  const longest = HAN.test(name) ? LONGEST_LABEL.han : LONGEST_LABEL.other;
  const characters = [...name];
  return characters.length > longest ? `${characters.slice(0, longest - 1).join('')}…` : name;
}

/** What stands on the line: the share or the amount, else nothing. */
function figureOn({ share, money, certainty }: Edge, words: PageWords): string {
  const figures = [
    share && writeShare(share, certainty, words),
    money && writeAmount(money, certainty, words),
  ];
  return figures.filter(Boolean).join(' · ');
}

/** A part is drawn below its whole, so its line leads down to it and has its arrow at the upper end. */
const pointsUp = ({ kind }: Edge) => kind === 'PART_OF';

function toEdge(edge: Edge, words: PageWords): ElementDefinition {
  const up = pointsUp(edge);
  const figure = figureOn(edge, words);
  return {
    group: 'edges',
    data: {
      id: edge.id,
      source: up ? edge.to.id : edge.from.id,
      target: up ? edge.from.id : edge.to.id,
      figure,
      words: figure || words.t(`relationKind.${edge.kind}`),
      family: RELATION_FAMILIES[edge.kind],
      line: LINE_STYLES[edge.certainty],
      arrow: SYMMETRIC.includes(edge.kind) ? 'none' : up ? 'source' : 'target',
    },
  };
}

/** One element for each entity and relation; `degree` is the number of relations an entity has here. */
export function toElements(
  entities: readonly EntityName[],
  relations: readonly Edge[],
  words: PageWords,
): ElementDefinition[] {
  const degree = new Map<string, number>();
  for (const { from, to } of relations)
    for (const { id } of [from, to]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const nodes = entities.map(
    (entity): ElementDefinition => ({
      group: 'nodes',
      data: {
        id: entity.id,
        label: words.nameOf(entity),
        shortLabel: shortened(words.nameOf(entity)),
        kind: entity.kind,
        han: HAN.test(words.nameOf(entity)),
        state: entity.stateLevel !== null,
        degree: degree.get(entity.id) ?? 0,
      },
    }),
  );
  return [...nodes, ...relations.map((edge) => toEdge(edge, words))];
}
