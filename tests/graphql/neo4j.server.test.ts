// The answers of the seed data from a real Neo4j.
import { inject } from 'vitest';
import { openStore } from '../../api/store/open.js';
import { describeAnswers } from './answers.js';

const neo4j = inject('neo4j');
if (neo4j) describeAnswers('Neo4j', async () => openStore(neo4j.uri, { ...neo4j, readTimeoutMs: 20_000 }));
