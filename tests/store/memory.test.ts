// The memory store behaves as a store does.
import { openStore } from '../../api/store/open.js';
import { describeGraphStore } from './conformance.js';

describeGraphStore('memory', async () => openStore('memory:', { readTimeoutMs: 0 }));
