// How sure a relation is, as a piece of the line that stands for it on the graph.
import type { Certainty } from '../client/graphql.js';

export type LineStyle = 'solid' | 'dashed' | 'dotted';

/** Said so: solid. Read out of it, or said of a group: dashed. Not yet so, or hearsay: dotted. */
export const LINE_STYLES: Record<Certainty, LineStyle> = {
  STATED: 'solid',
  APPROXIMATE: 'solid',
  INFERRED: 'dashed',
  JOINT: 'dashed',
  FORECAST: 'dotted',
  RUMOURED: 'dotted',
};

export const CERTAINTIES = Object.keys(LINE_STYLES) as Certainty[];

export function LineMark({ certainty }: { certainty: Certainty }) {
  return <span className={`line-mark line-${LINE_STYLES[certainty]}`} aria-hidden="true" />;
}
