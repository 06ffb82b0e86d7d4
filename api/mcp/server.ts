// The questions as read-only tools of the Model Context Protocol, whatever transport they are asked through.
import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListToolsRequestSchema,
  McpError,
} from '@modelcontextprotocol/sdk/types.js';
import { AjvJsonSchemaValidator } from '@modelcontextprotocol/sdk/validation/ajv';
import { XintuError } from '../errors.js';
import type { Session } from '../questions/session.js';
import { answerCall } from './page.js';
import type { Tool } from './tool.js';
import { TOOLS } from './tools.js';

/** The version of package.json; a test holds it to that. */
export const VERSION = '0.1.0';

/** What a model is told once, before it asks anything. */
export const INSTRUCTIONS = `Xintu 芯图 answers who funds China's chips and AI from sources that it cites: companies, investors, places, policies, how they hang together, since when.
Ids are found with search, by Chinese, English or pinyin names; "co-muxi 沐曦股份" is an id and a name.
Every statement (rel:… a relation, obs:… a figure) has a certainty and its evidence: source, locator in it, figure as printed, our note. Cite them. "joint" is said of a group and not of each in it; "inferred" needs the note.
A field that is missing is not in the data, however well known it may be. status "not-in-data" is no finding; "none-match" is one, among what is recorded. Ranges (min, max) stay ranges; one bound may be missing. Amounts are in full (500000000 CNY = 5亿元); a sum is of what was disclosed.
An answer with "next" has more: the same call with after set to it gives the rest.`;

export interface McpOptions {
  /** A session on the data as they are now: one a call. */
  session: () => Session;
  /** Told of defects; the caller is only told that there is one. */
  report: (defect: unknown) => void;
}

export interface McpDoor {
  server: Server;
  /** Resolves when what is being answered has been. */
  settled(): Promise<void>;
}

/** Only asked of servers that ask their clients for input; made once, because making one takes milliseconds. */
const jsonSchemaValidator = new AjvJsonSchemaValidator();

const textResult = (text: string, isError = false): CallToolResult => ({
  content: [{ type: 'text', text }],
  ...(isError && { isError }),
});

/** An expected error as the model can mend it; a defect only as such. */
function errorResult(error: unknown, report: McpOptions['report']): CallToolResult {
  if (error instanceof XintuError) return textResult(`${error.code}: ${error.message}`, true);
  report(error);
  return textResult(
    'INTERNAL_SERVER_ERROR: something went wrong inside; it has been logged and is not your fault',
    true,
  );
}

/** A server for one transport. Without state of its own: any number of them answer alike. */
export function createMcpServer({ session, report }: McpOptions): McpDoor {
  // The higher McpServer makes the schemas anew for each server, tells defects as they are, and drops unknown arguments.
  const server = new Server(
    { name: 'xintu', title: 'Xintu 芯图', version: VERSION },
    { capabilities: { tools: {} }, instructions: INSTRUCTIONS, jsonSchemaValidator },
  );
  const underWay = new Set<Promise<unknown>>();
  const tools = TOOLS.map(({ name, description, inputSchema, annotations }) => ({
    ...{ name, description, inputSchema, annotations },
  }));
  const answerOf = async (tool: Tool, given: object): Promise<CallToolResult> => {
    try {
      return textResult(await answerCall(tool, session(), given));
    } catch (error) {
      return errorResult(error, report);
    }
  };
  server.setRequestHandler(ListToolsRequestSchema, () => ({ tools }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = TOOLS.find(({ name }) => name === params.name);
    if (!tool)
      throw new McpError(
        ErrorCode.InvalidParams,
        `there is no tool ${JSON.stringify(params.name)}; there are ${TOOLS.map(({ name }) => name).join(', ')}`,
      );
    const answer = answerOf(tool, params.arguments ?? {});
    underWay.add(answer);
    return answer.finally(() => underWay.delete(answer));
  });
  return {
    server,
    settled: async () => {
      await Promise.all(underWay);
    },
  };
}
