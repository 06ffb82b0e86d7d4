// The mark of a kind beside a name: the same shape and colour as on the graph.
import type { EntityKind } from '../client/graphql.js';
import type { Shape } from './kinds.js';
import { KIND_LOOKS } from './kinds.js';

function Outline({ shape }: { shape: Shape }) {
  if (shape === 'circle') return <circle r="0.9" />;
  if (shape === 'round-rectangle') return <rect x="-0.95" y="-0.75" width="1.9" height="1.5" rx="0.4" />;
  return <polygon points={shape.map((point) => point.join(',')).join(' ')} />;
}

/** `state`: with the ring of those that have a state level. It says nothing that is not also said in words. */
export function KindMark({ kind, state = false }: { kind: EntityKind; state?: boolean }) {
  const { shape, colour } = KIND_LOOKS[kind];
  return (
    <svg className={state ? 'mark mark-state' : 'mark'} viewBox="-1.25 -1.25 2.5 2.5" aria-hidden="true">
      <g style={{ fill: `var(${colour})` }}>
        <Outline shape={shape} />
      </g>
    </svg>
  );
}
