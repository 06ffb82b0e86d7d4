// The in-memory graph that pure analytics read: entities as nodes, relations as edges, keyed by their ids.
import { MultiDirectedGraph } from 'graphology';
import type { Entity, Relation } from './statement.js';

/** A directed graph in which several relations may join the same two entities. */
export type Graph<E extends Entity = Entity, R extends Relation = Relation> = MultiDirectedGraph<E, R>;

/** A graph of these entities and of the relations between them. Every end of a relation must be among the entities. */
export function toGraph<E extends Entity, R extends Relation>(
  entities: Iterable<E>,
  relations: Iterable<R>,
): Graph<E, R> {
  const graph = new MultiDirectedGraph<E, R>();
  for (const entity of entities) graph.addNode(entity.id, entity);
  for (const relation of relations) graph.addEdgeWithKey(relation.id, relation.from, relation.to, relation);
  return graph;
}
