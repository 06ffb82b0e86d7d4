// The walk from a company to those whose money is in it: step to a holder with the probability of its share. Where it
// ends is the look-through share (Brioschi, Buzzacchi and Colombo 1989: y_ij = v_ij / v_ii of V = (I − A)^-1).
import { DirectedGraph } from 'graphology';
import { stronglyConnectedComponents } from 'graphology-components';
import { topologicalSort } from 'graphology-dag';
import { inverse, Matrix } from 'ml-matrix';
import type { EntityKind } from '../model/kinds.js';
import type { Holdings } from './holdings.js';
import { OVERFULL, sumOfMinima } from './holdings.js';

export interface WalkRequest {
  company: string;
  holdings: Holdings;
  /** Holders whose shortest chain is longer than this end the walk in "unknown". */
  depth: number;
  kindOf: (id: string) => EntityKind;
  /** Where the walk ends although there are holders above; never asked of the company itself. */
  isEnd: (id: string) => boolean;
}

/** Probabilities, 0–1; a little more where minima of up to 100.5 % are rounding. */
export interface Walk {
  /** Everyone within reach but the company, with the chance of ever getting there, and of ending in "unknown" before. */
  reached: Map<string, { reach: number; unknown: number }>;
  /** The chance of ending in "unknown". */
  unknown: number;
  /** Companies whose minima contradict each other: over 100.5 %, or in a loop that gains. */
  overfull: string[];
  /** Companies in loops of more holders than are solved; nothing is said of what is held through them. */
  entangled: string[];
  /** Groups that wholly hold themselves, as sorted ids. */
  closed: string[][];
}

interface Node {
  /** Holders within reach with the chance of stepping there. */
  steps: Map<string, number>;
  /** The chance of ending in "unknown" here. */
  leak: number;
}

const TINY = 1e-9;
/** Holders in one loop; a dense inverse of as many takes about a third of a second. */
const MOST_IN_LOOP = 300;
/** Kinds that may be the last owner; above a company or a fund there is always someone. */
const LAST_OWNERS: ReadonlySet<EntityKind> = new Set(['person', 'place', 'public-body', 'organization']);

/** Everyone to whom chains of these holdings lead from the company, with the links of the shortest; `onward` says from where they go on. */
function distances(
  { company, holdings }: WalkRequest,
  onward: (id: string, distance: number) => boolean,
): Map<string, number> {
  const found = new Map([[company, 0]]);
  for (const [id, distance] of found) {
    if (!onward(id, distance)) continue;
    for (const { holder } of holdings.get(id) ?? []) if (!found.has(holder)) found.set(holder, distance + 1);
  }
  return found;
}

/**
 * Everyone that the walk can get to whose shortest chain has at most `depth` links. A chain is shortest whatever ends
 * the walk on it; nobody is within reach behind such ends alone.
 */
function withinReach(request: WalkRequest): Set<string> {
  const near = distances(request, (_, distance) => distance < request.depth);
  const passable = distances(request, (id) => near.has(id) && (id === request.company || !request.isEnd(id)));
  return new Set([...passable.keys()].filter((id) => near.has(id)));
}

/** Who is within reach, and where the walk stops because the way on is not sound, or too much. */
interface Stops {
  reach: ReadonlySet<string>;
  overfull: Set<string>;
  entangled: Set<string>;
}

function nodeOf(id: string, request: WalkRequest, { reach, overfull, entangled }: Stops): Node {
  const { company, holdings, kindOf, isEnd } = request;
  const stakes = holdings.get(id) ?? [];
  if (id !== company && isEnd(id)) return { steps: new Map(), leak: 0 };
  if (stakes.length === 0) return { steps: new Map(), leak: LAST_OWNERS.has(kindOf(id)) ? 0 : 1 };
  const sum = sumOfMinima(stakes);
  if (sum > OVERFULL) overfull.add(id);
  if (overfull.has(id) || entangled.has(id)) return { steps: new Map(), leak: 1 };
  const steps = new Map<string, number>();
  let leak = Math.max(0, 1 - sum / 100);
  for (const { holder, share } of stakes) {
    if (share.min === 0) continue;
    if (reach.has(holder)) steps.set(holder, share.min / 100);
    else leak += share.min / 100;
  }
  return { steps, leak };
}

/** The parts of the walk that lead back to themselves, in an order in which no step leads to an earlier part. */
function components(nodes: ReadonlyMap<string, Node>): string[][] {
  const graph = new DirectedGraph({ allowSelfLoops: true });
  for (const id of nodes.keys()) graph.addNode(id);
  for (const [id, { steps }] of nodes) for (const to of steps.keys()) graph.addEdge(id, to);
  const found = stronglyConnectedComponents(graph).map((ids) => ids.sort());
  const partOf = new Map(found.flatMap((ids, part) => ids.map((id) => [id, part] as const)));
  const condensed = new DirectedGraph();
  for (const part of found.keys()) condensed.addNode(part);
  graph.forEachEdge((_, __, from, to) => {
    const [a, b] = [partOf.get(from)!, partOf.get(to)!];
    if (a !== b) condensed.mergeEdge(a, b);
  });
  return topologicalSort(condensed).map((part) => found[Number(part)]!);
}

/** How often the walk stands at each member when it has come in at another: (I − A)^-1 of the part. Null if it never leaves or gains. */
function visits(part: readonly string[], nodes: ReadonlyMap<string, Node>): Matrix | null {
  const at = new Map(part.map((id, i) => [id, i]));
  const rest = Matrix.eye(part.length);
  for (const [i, id] of part.entries())
    for (const [to, chance] of nodes.get(id)!.steps) {
      const j = at.get(to);
      if (j !== undefined) rest.set(i, j, rest.get(i, j) - chance);
    }
  if (part.length === 1 && rest.get(0, 0) === 1) return rest;
  try {
    const found = inverse(rest);
    // An M-matrix: the inverse is finite and nowhere negative exactly when the part loses mass.
    const sound = found.to1DArray().every((value) => value > -TINY && value < 1 / TINY);
    return sound ? found : null;
  } catch {
    return null;
  }
}

/** Does nothing ever leave this part, and nothing in it end? */
function isClosed(part: readonly string[], nodes: ReadonlyMap<string, Node>): boolean {
  const inside = new Set(part);
  return part.every((id) => {
    const { steps, leak } = nodes.get(id)!;
    const stay = [...steps].reduce((sum, [to, chance]) => (inside.has(to) ? sum + chance : sum), 0);
    return leak < TINY && Math.abs(stay - 1) < TINY;
  });
}

interface Part {
  ids: string[];
  visits: Matrix | null;
}

/** The nodes of the walk, and its parts; a loop that gains mass, or is too long, is taken apart first. */
function layOut(request: WalkRequest) {
  const stops: Stops = { reach: withinReach(request), overfull: new Set(), entangled: new Set() };
  for (;;) {
    const nodes = new Map([...stops.reach].map((id) => [id, nodeOf(id, request, stops)]));
    const loops = components(nodes);
    const long = loops.filter((ids) => ids.length > MOST_IN_LOOP).flat();
    if (long.length > 0) {
      for (const id of long) stops.entangled.add(id);
      continue;
    }
    const parts: Part[] = loops.map((ids) => ({ ids, visits: visits(ids, nodes) }));
    const gaining = parts.filter((part) => part.visits === null && !isClosed(part.ids, nodes));
    if (gaining.length === 0)
      return { nodes, parts, overfull: [...stops.overfull].sort(), entangled: [...stops.entangled].sort() };
    for (const id of gaining.flatMap(({ ids }) => ids)) stops.overfull.add(id);
  }
}

/** For everyone the chance that a walk which is there ends in "unknown"; last parts first. */
function endsUnknown(parts: readonly Part[], nodes: ReadonlyMap<string, Node>): Map<string, number> {
  const unknown = new Map<string, number>();
  for (const { ids, visits: times } of [...parts].reverse()) {
    if (times === null) {
      for (const id of ids) unknown.set(id, 1);
      continue;
    }
    const inside = new Set(ids);
    const leaving = ids.map((id) => {
      const { steps, leak } = nodes.get(id)!;
      return [...steps].reduce(
        (sum, [to, chance]) => (inside.has(to) ? sum : sum + chance * unknown.get(to)!),
        leak,
      );
    });
    const found = times.mmul(Matrix.columnVector(leaving)).to1DArray();
    for (const [i, id] of ids.entries()) unknown.set(id, found[i]!);
  }
  return unknown;
}

/** For everyone the chance that the walk from the company ever gets there; first parts first. */
function reaches({ company }: WalkRequest, parts: readonly Part[], nodes: ReadonlyMap<string, Node>) {
  const inflow = new Map([[company, 1]]);
  const reached = new Map<string, number>();
  for (const { ids, visits: times } of parts) {
    const into = ids.map((id) => inflow.get(id) ?? 0);
    if (times === null) {
      const all = into.reduce((a, b) => a + b, 0);
      for (const id of ids) reached.set(id, all);
      continue;
    }
    const stands = Matrix.rowVector(into).mmul(times).to1DArray();
    for (const [i, id] of ids.entries()) {
      reached.set(id, stands[i]! / times.get(i, i));
      for (const [to, chance] of nodes.get(id)!.steps)
        inflow.set(to, (inflow.get(to) ?? 0) + stands[i]! * chance);
    }
  }
  return reached;
}

/**
 * Where does the walk from a company to its holders end? DESIGN's definition: a step to a holder has the probability of
 * the least share it is known to have; what the minima leave of 100 %, holders beyond `depth`, companies and funds
 * without recorded holders, and companies whose minima exceed 100.5 % (or in a loop of over 300 holders) end in
 * "unknown"; others without holders end it as owners.
 */
export function walkUp(request: WalkRequest): Walk {
  const { nodes, parts, overfull, entangled } = layOut(request);
  const unknown = endsUnknown(parts, nodes);
  const reached = reaches(request, parts, nodes);
  const whole = unknown.get(request.company)!;
  reached.delete(request.company);
  return {
    unknown: whole,
    overfull,
    entangled,
    closed: parts.filter((part) => part.visits === null).map(({ ids }) => ids),
    reached: new Map(
      [...reached].map(([id, reach]) => {
        // What ends in "unknown" with `id` absorbing is all of it but what would do so after passing `id`.
        return [id, { reach, unknown: Math.max(0, whole - reach * unknown.get(id)!) }];
      }),
    ),
  };
}
