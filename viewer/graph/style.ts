// How the elements look, in the colours of the theme that is on.
import type { StylesheetJson } from 'cytoscape';
import { resolveColours } from '../theme/colours.js';
import { ENTITY_KINDS, KIND_LOOKS } from '../theme/kinds.js';
import { isNarrow } from './packing.js';

const TOKENS = [
  '--canvas',
  '--text',
  '--accent',
  '--state',
  '--line-money',
  '--line-power',
  '--line-other',
] as const;

/** The font of the page, as theme.css names it. */
const fontOfPage = (): string => getComputedStyle(document.body).fontFamily;

function kindStyles(): StylesheetJson {
  const colours = resolveColours(ENTITY_KINDS.map((kind) => KIND_LOOKS[kind].colour));
  return ENTITY_KINDS.map((kind) => {
    const { shape, colour } = KIND_LOOKS[kind];
    const outline =
      shape === 'circle'
        ? { shape: 'ellipse' as const }
        : shape === 'round-rectangle'
          ? { shape: 'round-rectangle' as const, height: 'mapData(degree, 0, 20, 24, 38)' }
          : { shape: 'polygon' as const, 'shape-polygon-points': shape.flat().join(' ') };
    return {
      selector: `node[kind = "${kind}"]`,
      style: { ...outline, 'background-color': colours[colour] },
    };
  }) as StylesheetJson;
}

type Colours = Record<(typeof TOKENS)[number], string>;

const nodeStyle = (colours: Colours) => ({
  width: 'mapData(degree, 0, 20, 28, 46)',
  height: 'mapData(degree, 0, 20, 28, 46)',
  label: 'data(label)',
  color: colours['--text'],
  'font-family': fontOfPage(),
  'font-size': 12,
  'text-valign': 'bottom',
  'text-margin-y': 5,
  'text-wrap': 'wrap',
  'text-max-width': '104px',
  'text-outline-color': colours['--canvas'],
  'text-outline-width': 2.5,
  'min-zoomed-font-size': 5,
});

const edgeStyle = (colours: Colours) => ({
  width: 1.6,
  'curve-style': 'bezier',
  'control-point-step-size': 44,
  'line-color': colours['--line-other'],
  'target-arrow-color': colours['--line-other'],
  'source-arrow-color': colours['--line-other'],
  'arrow-scale': 0.9,
  label: 'data(figure)',
  color: colours['--text'],
  'font-family': fontOfPage(),
  'font-size': 11,
  'text-rotation': 'autorotate',
  'text-background-color': colours['--canvas'],
  'text-background-opacity': 0.92,
  'text-background-padding': '2px',
  'min-zoomed-font-size': 6,
});

/** The stylesheet in the colours that the page has now, for a box of this width in pixels. */
export function graphStyle(width: number): StylesheetJson {
  const colours = resolveColours(TOKENS);
  const families = (['money', 'power'] as const).map((family) => ({
    selector: `edge[family = "${family}"]`,
    style: {
      'line-color': colours[`--line-${family}`],
      'target-arrow-color': colours[`--line-${family}`],
      'source-arrow-color': colours[`--line-${family}`],
    },
  }));
  return [
    { selector: 'node', style: nodeStyle(colours) },
    ...(isNarrow(width)
      ? [
          {
            selector: 'node',
            style: { label: 'data(shortLabel)', 'font-size': 16, 'text-max-width': '104px' },
          },
        ]
      : []),
    { selector: 'node[?han]', style: { 'text-overflow-wrap': 'anywhere' } },
    ...kindStyles(),
    { selector: 'node[?state]', style: { 'border-width': 3, 'border-color': colours['--state'] } },
    { selector: 'edge', style: edgeStyle(colours) },
    ...families,
    { selector: 'edge[arrow = "target"]', style: { 'target-arrow-shape': 'triangle' } },
    { selector: 'edge[arrow = "source"]', style: { 'source-arrow-shape': 'triangle' } },
    { selector: 'edge[line = "dashed"]', style: { 'line-style': 'dashed', 'line-dash-pattern': [7, 4] } },
    { selector: 'edge[line = "dotted"]', style: { 'line-style': 'dotted' } },
    { selector: '.faded', style: { opacity: 0.22 } },
    { selector: 'edge.near', style: { label: 'data(words)', width: 2.2 } },
    {
      selector: '.chosen',
      style: {
        'underlay-color': colours['--accent'],
        'underlay-opacity': 0.35,
        'underlay-padding': 7,
        'z-index': 9,
      },
    },
  ] as StylesheetJson;
}
