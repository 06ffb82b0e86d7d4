// Where the nodes go: a network by forces, or layers along the direction of the relations. What is joined to nothing
// stands in a grid beside it. Positions are found first, then moved to.
import type { Collection, Core, EdgeSingular, Ext, LayoutOptions, NodeCollection, Position } from 'cytoscape';
import { clearFigures } from './clearance.js';
import type { Box, Places } from './packing.js';
import { arrange, gridOf, isNarrow, transposed } from './packing.js';
import { withSeededRandom } from './seeded-random.js';

export type LayoutName = 'network' | 'layers';

export interface LayoutRequest {
  name: LayoutName;
  /** From where the nodes are (something came in), or from nothing. */
  incremental: boolean;
}

/** A line with a figure on it needs room for the figure. In a narrow box everything stands closer. */
const fcose = ({ width }: Box) => {
  const length = isNarrow(width) ? 60 : 100;
  return {
    name: 'fcose',
    quality: 'proof',
    nodeDimensionsIncludeLabels: true,
    nodeRepulsion: isNarrow(width) ? 4000 : 8000,
    idealEdgeLength: (edge: EdgeSingular) => (edge.data('figure') ? 1.6 * length : length),
    nodeSeparation: 90,
    gravity: 0.4,
  };
};
const DAGRE = { name: 'dagre', nodeDimensionsIncludeLabels: true, nodeSep: 26, edgeSep: 12 };
/** Room for the figures on the lines between two layers. */
const RANK_SEPARATION = { TB: 90, LR: 130 };

const loaded = new Set<LayoutName>();

/** Loads what a layout needs, once. */
export async function loadLayout(name: LayoutName, use: (extension: Ext) => void): Promise<void> {
  if (loaded.has(name)) return;
  const extension = name === 'layers' ? await import('cytoscape-dagre') : await import('cytoscape-fcose');
  if (!loaded.has(name)) use(extension.default as unknown as Ext);
  loaded.add(name);
}

const inOrder = (elements: Collection): Collection => elements.sort((a, b) => (a.id() < b.id() ? -1 : 1));

/** The places that a layout finds for these elements, whatever order they came in; it has then moved them there. */
function placesBy(elements: Collection, options: object): Places {
  inOrder(elements)
    .layout({ ...options, animate: false, fit: false } as unknown as LayoutOptions)
    .run();
  return new Map(elements.nodes().map((node) => [node.id(), { ...node.position() }]));
}

const layers = (joined: Collection): Places[] =>
  (['TB', 'LR'] as const).map((rankDir) =>
    placesBy(joined, { ...DAGRE, rankDir, rankSep: RANK_SEPARATION[rankDir] }),
  );

/** The lines that have a figure on them. */
const figureLines = (elements: Collection) =>
  elements
    .edges()
    .toArray()
    .filter((edge) => edge.data('figure') !== '')
    .map((edge) => ({ from: edge.source().id(), to: edge.target().id() }));

function network(joined: Collection, box: Box): Places[] {
  // fcose puts each component where it was before, so it has to begin from the same places as well.
  const ids = joined.nodes().map((node) => node.id());
  const beginnings = new Map(ids.sort().map((id, n) => [id, placeAround({ x: 0, y: 0 }, n)]));
  joined.nodes().positions((node) => beginnings.get(node.id())!);
  const places = withSeededRandom(() => placesBy(joined, { ...fcose(box), randomize: true }));
  const lines = figureLines(joined);
  return [places, transposed(places)].map((each) => clearFigures(each, lines));
}

/** Places for all nodes, as well as the box can be used. The nodes are moved while they are found. */
export function findPlaces(cy: Core, { name, incremental }: LayoutRequest): Places {
  const box = { width: cy.width(), height: cy.height() };
  if (incremental && name === 'network') {
    const places = withSeededRandom(() => placesBy(cy.elements(), { ...fcose(box), randomize: false }));
    return clearFigures(places, figureLines(cy.elements()));
  }
  const alone: NodeCollection = cy.nodes().filter((node) => node.degree(false) === 0);
  const joined = cy.elements().difference(alone);
  const ids = alone.map((node) => node.id()).sort();
  if (joined.empty()) return gridOf(ids, box);
  return arrange(name === 'layers' ? layers(joined) : network(joined, box), ids, box);
}

/** A place for the n-th of the nodes that came in around a point: on a spiral, so that no two are on each other. */
export function placeAround(centre: Position, n: number): Position {
  const angle = n * Math.PI * (3 - Math.sqrt(5));
  const distance = 60 + 14 * Math.sqrt(n + 1);
  return { x: centre.x + distance * Math.cos(angle), y: centre.y + distance * Math.sin(angle) };
}
