// The tools, in the order in which they are listed. A new one is a file in tools/ and a line here.
import type { Tool } from './tool.js';
import { askTool } from './tools/ask.js';
import { circlesTool } from './tools/circles.js';
import { conflictsTool } from './tools/conflicts.js';
import { entityTool } from './tools/entity.js';
import { figuresTool } from './tools/figures.js';
import { financingTool } from './tools/financing.js';
import { investorsTool } from './tools/investors.js';
import { ownershipTool } from './tools/ownership.js';
import { pathsTool } from './tools/paths.js';
import { policiesTool } from './tools/policies.js';
import { portfolioTool } from './tools/portfolio.js';
import { searchTool } from './tools/search.js';
import { sourcesTool } from './tools/sources.js';
import { tallyTool } from './tools/tally.js';

export const TOOLS: readonly Tool[] = [
  searchTool,
  entityTool,
  investorsTool,
  portfolioTool,
  financingTool,
  ownershipTool,
  circlesTool,
  pathsTool,
  figuresTool,
  tallyTool,
  policiesTool,
  conflictsTool,
  sourcesTool,
  askTool,
];
