// The kinds of relation that are walked, of those that the made-up world has: asking for the others would cost the rival more.
import { WALKED_KINDS } from '../../api/model/kinds.js';

const NOT_IN_THE_WORLD = ['OPERATES', 'USES', 'ADVISES', 'PARTNERS_WITH'];

export const WALKED = WALKED_KINDS.filter((kind) => !NOT_IN_THE_WORLD.includes(kind));
