// The viewer on the memory store.
import { openStore } from '../../api/store/open.js';
import { describeExplorer } from './explorer.js';

describeExplorer('memory', async () => openStore('memory:', { readTimeoutMs: 0 }));
