// The Neo4j store behaves as a store does.
import { inject } from 'vitest';
import { openStore } from '../../api/store/open.js';
import { describeGraphStore } from './conformance.js';

const neo4j = inject('neo4j');
if (neo4j) describeGraphStore('Neo4j', async () => openStore(neo4j.uri, { ...neo4j, readTimeoutMs: 20_000 }));
