// The view as the fragment of an address: JSON, deflated, base64url. What was pasted from anywhere is checked.
import { deflateSync, inflateSync, strFromU8, strToU8 } from 'fflate';
import type { Layout, Question, View } from './view.js';
import { EMPTY_VIEW, LAYOUTS, MAX_NODES, MOST_COMPANIES } from './view.js';

/** A longer fragment is cut off by some of the programs that links pass through. */
export const LONGEST_FRAGMENT = 8000;
/** What is inflated at most: a short fragment can be made to inflate without end. */
const LARGEST_JSON = 200_000;
/** Counted up when views get another shape. */
export const FORMAT = 1;
/** So much of the dataset version is enough to tell two apart. */
const VERSION_LENGTH = 8;

export const shortVersion = (version: string): string => version.slice(0, VERSION_LENGTH);

/** A view out of an address. */
export interface Arrival {
  view: View;
  /** How many entities of the view were left out of the address. */
  left: number;
  /** The version of the data it was made from, shortened; empty when it does not say. */
  version: string;
}

type Packed = [
  format: number,
  version: string,
  question: [string | null, number, number, number] | null,
  nodes: string[] | null,
  selected: string | null,
  hidden: string[][],
  layout: string,
  left: number,
];

function toBase64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

function fromBase64url(text: string): Uint8Array {
  return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
}

function pack(view: View, version: string, nodes: readonly string[] | null): string {
  const { question, hidden } = view;
  const packed: Packed = [
    FORMAT,
    shortVersion(version),
    question && [question.sector, question.atLeast, Number(question.rollUp), Number(question.withCompanies)],
    nodes && [...nodes],
    view.selected,
    [[...hidden.entityKinds], [...hidden.relationKinds], [...hidden.certainties]],
    view.layout,
    (view.nodes?.length ?? 0) - (nodes?.length ?? 0),
  ];
  return toBase64url(deflateSync(strToU8(JSON.stringify(packed)), { level: 9 }));
}

/** The longest beginning of the nodes that fits into a fragment. */
function mostThatFits(view: View, version: string): string {
  let [fits, tooMany] = [0, view.nodes?.length ?? 0];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (pack(view, version, view.nodes!.slice(0, middle)).length < LONGEST_FRAGMENT) fits = middle;
    else tooMany = middle;
  }
  return pack(view, version, view.nodes!.slice(0, fits));
}

/**
 * The fragment of a view, without `#`, and how many entities did not fit. What does not fit is told in the fragment
 * itself: then it holds the question alone, or without a question as many entities as it can.
 */
export function encodeView(view: View, version: string): { fragment: string; left: number } {
  const whole = pack(view, version, view.nodes);
  if (whole.length < LONGEST_FRAGMENT) return { fragment: whole, left: 0 };
  const fragment = view.question ? pack(view, version, null) : mostThatFits(view, version);
  return { fragment, left: decodeView(fragment)!.left };
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 200;
const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);
const isCount = (value: unknown): value is number => Number.isInteger(value) && (value as number) >= 0;

function readQuestion(value: unknown): Question | null {
  if (!Array.isArray(value)) return null;
  const [sector, atLeast, rollUp, withCompanies] = value;
  if (!(sector === null || isText(sector)) || !isCount(atLeast)) return null;
  if (atLeast < 1 || atLeast > MOST_COMPANIES) return null;
  return { sector, atLeast, rollUp: rollUp === 1, withCompanies: withCompanies === 1 };
}

function readPacked(packed: unknown): Arrival | null {
  if (!Array.isArray(packed) || packed[0] !== FORMAT) return null;
  const [, version, question, nodes, selected, hidden, layout, left] = packed as unknown[];
  if (!isText(version) || !(nodes === null || isTexts(nodes)) || !(selected === null || isText(selected)))
    return null;
  if (!Array.isArray(hidden) || !hidden.every(isTexts) || !isCount(left)) return null;
  const [entityKinds = [], relationKinds = [], certainties = []] = hidden;
  const asked = readQuestion(question);
  // It would wait for an answer for ever.
  if (asked === null && nodes === null) return null;
  const view: View = {
    question: asked,
    nodes: nodes?.slice(0, MAX_NODES) ?? null,
    selected,
    // A kind that is not known hides nothing.
    hidden: { entityKinds, relationKinds, certainties } as View['hidden'],
    layout: LAYOUTS.includes(layout as Layout) ? (layout as Layout) : EMPTY_VIEW.layout,
  };
  return { view, left, version };
}

/** The view of a fragment; null when it is not one of ours. */
export function decodeView(fragment: string): Arrival | null {
  try {
    const json = inflateSync(fromBase64url(fragment), { out: new Uint8Array(LARGEST_JSON) });
    return readPacked(JSON.parse(strFromU8(json)));
  } catch {
    // Whatever is wrong with it, it is no address of ours: the caller says so.
    return null;
  }
}
