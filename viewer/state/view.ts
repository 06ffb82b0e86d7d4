// What is on the screen, as plain data, and the steps that lead from one view to the next.
import type { Certainty, EntityKind, RelationKind } from '../client/graphql.js';

/** Which state capital is behind at least so many companies of a sector? */
export interface Question {
  /** Null for all sectors. */
  sector: string | null;
  atLeast: number;
  rollUp: boolean;
  /** Also show companies of the sector behind which the data know none. */
  withCompanies: boolean;
}

/** How many companies a question can ask for. */
export const MOST_COMPANIES = 999;

export const LAYOUTS = ['network', 'layers'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What the filters hide. */
export interface Hidden {
  entityKinds: readonly EntityKind[];
  relationKinds: readonly RelationKind[];
  certainties: readonly Certainty[];
}

export interface View {
  question: Question | null;
  /** Ids of the entities, in the order in which they came; null until the question has been answered. */
  nodes: readonly string[] | null;
  /** The id of an entity, or `rel:…`. */
  selected: string | null;
  hidden: Hidden;
  layout: Layout;
}

/** How many entities one view may hold: as many as one answer of `subgraph`. */
export const MAX_NODES = 500;

const NOTHING_HIDDEN: Hidden = { entityKinds: [], relationKinds: [], certainties: [] };

export const EMPTY_VIEW: View = {
  question: null,
  nodes: null,
  selected: null,
  hidden: NOTHING_HIDDEN,
  layout: 'network',
};

/** A step: pure, so that it can be tested, kept and undone. */
export type Step = (view: View) => View;

export const ask =
  (question: Question): Step =>
  (view) => ({ ...view, question, nodes: null, selected: null });

/** The question of the view has been answered with these entities. */
export const answered =
  (nodes: readonly string[]): Step =>
  (view) => ({ ...view, nodes: [...new Set(nodes)].slice(0, MAX_NODES) });

export const select =
  (selected: string | null): Step =>
  (view) => ({ ...view, selected });

/** Adds what is not there yet, as far as it fits. */
export const add =
  (ids: readonly string[]): Step =>
  (view) => ({ ...view, nodes: [...new Set([...(view.nodes ?? []), ...ids])].slice(0, MAX_NODES) });

export const remove =
  (id: string): Step =>
  (view) => ({
    ...view,
    nodes: (view.nodes ?? []).filter((each) => each !== id),
    selected: view.selected === id || view.selected?.startsWith('rel:') ? null : view.selected,
  });

export const lay =
  (layout: Layout): Step =>
  (view) => ({ ...view, layout });

/** Hides what of one filter is shown, and shows what is hidden. */
export function toggle<Filter extends keyof Hidden>(filter: Filter, value: Hidden[Filter][number]): Step {
  return (view) => {
    const values: readonly string[] = view.hidden[filter];
    const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value].sort();
    return { ...view, hidden: { ...view.hidden, [filter]: next } };
  };
}

export const showAll: Step = (view) => ({ ...view, hidden: NOTHING_HIDDEN });
