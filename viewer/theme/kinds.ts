// How each kind of entity looks: a shape and a colour of its own, the same on the graph and beside every name.
import type { EntityKind } from '../client/graphql.js';

/** Corner points of a shape in a box from -1 to 1, or a shape that is none of corners. */
export type Shape = 'circle' | 'round-rectangle' | readonly (readonly [number, number])[];

export interface KindLook {
  shape: Shape;
  /** The custom property of theme.css. */
  colour: `--kind-${string}`;
}

/** Told apart by shape alone; colours are those of families, so that few have to be told apart. */
export const KIND_LOOKS: Record<EntityKind, KindLook> = {
  COMPANY: { shape: 'round-rectangle', colour: '--kind-company' },
  FUND: {
    shape: [
      [-0.5, -0.9],
      [0.5, -0.9],
      [1, 0],
      [0.5, 0.9],
      [-0.5, 0.9],
      [-1, 0],
    ],
    colour: '--kind-fund',
  },
  ORGANIZATION: {
    shape: [
      [-0.4, -0.95],
      [0.4, -0.95],
      [0.95, -0.4],
      [0.95, 0.4],
      [0.4, 0.95],
      [-0.4, 0.95],
      [-0.95, 0.4],
      [-0.95, -0.4],
    ],
    colour: '--kind-organization',
  },
  PUBLIC_BODY: {
    shape: [
      [0, -1],
      [1, -0.3],
      [0.8, -0.3],
      [0.8, 0.9],
      [-0.8, 0.9],
      [-0.8, -0.3],
      [-1, -0.3],
    ],
    colour: '--kind-public-body',
  },
  PERSON: { shape: 'circle', colour: '--kind-person' },
  PLACE: {
    shape: [
      [-0.9, -0.9],
      [0.9, -0.9],
      [0, 1],
    ],
    colour: '--kind-place',
  },
  SECTOR: {
    shape: [
      [0, -1],
      [1, 0],
      [0, 1],
      [-1, 0],
    ],
    colour: '--kind-sector',
  },
  POLICY: {
    shape: [
      [-0.75, -1],
      [0.3, -1],
      [0.75, -0.5],
      [0.75, 1],
      [-0.75, 1],
    ],
    colour: '--kind-policy',
  },
  MEASURE: {
    shape: [
      [-0.6, -0.75],
      [1, -0.75],
      [0.6, 0.75],
      [-1, 0.75],
    ],
    colour: '--kind-policy',
  },
  PRODUCT: {
    shape: [
      [0, -1],
      [1, 0.85],
      [-1, 0.85],
    ],
    colour: '--kind-thing',
  },
  FACILITY: {
    shape: [
      [-0.55, -0.85],
      [0.55, -0.85],
      [1, 0.85],
      [-1, 0.85],
    ],
    colour: '--kind-thing',
  },
  PROJECT: {
    shape: [
      [-0.35, -1],
      [0.35, -1],
      [0.35, -0.35],
      [1, -0.35],
      [1, 0.35],
      [0.35, 0.35],
      [0.35, 1],
      [-0.35, 1],
      [-0.35, 0.35],
      [-1, 0.35],
      [-1, -0.35],
      [-0.35, -0.35],
    ],
    colour: '--kind-thing',
  },
  LIST: {
    shape: [
      [-1, -0.7],
      [0.45, -0.7],
      [1, 0],
      [0.45, 0.7],
      [-1, 0.7],
    ],
    colour: '--kind-list',
  },
};

export const ENTITY_KINDS = Object.keys(KIND_LOOKS) as EntityKind[];
