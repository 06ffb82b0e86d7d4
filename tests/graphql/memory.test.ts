// The answers of the seed data from memory.
import { openStore } from '../../api/store/open.js';
import { describeAnswers } from './answers.js';

describeAnswers('memory', async () => openStore('memory:', { readTimeoutMs: 0 }));
