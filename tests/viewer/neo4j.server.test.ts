// The viewer on a real Neo4j.
import { inject } from 'vitest';
import { openStore } from '../../api/store/open.js';
import type {} from '../neo4j/global-setup.js';
import { describeExplorer } from './explorer.js';

const neo4j = inject('neo4j');
if (neo4j) describeExplorer('Neo4j', async () => openStore(neo4j.uri, { ...neo4j, readTimeoutMs: 20_000 }));
