// MCP over streamable HTTP: each message a POST, answered as JSON, with nothing kept from one to the next.
import { isIP } from 'node:net';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createMcpServer } from '../mcp/server.js';
import type { Session } from '../questions/session.js';

const PATH = '/mcp';
/** A call is a tool's name and some ids. */
const LARGEST_CALL = 64 * 1024;
/** What the transport looks at. */
const HEADERS = ['accept', 'content-type', 'mcp-protocol-version'] as const;

/** JSON-RPC: what the sender did is no call; the server does not do this. */
const NO_CALL = -32_600;
const NOT_JSON = -32_700;
const REFUSED = -32_000;

export interface McpServing {
  session: () => Session;
  /** Names by which this server is asked, besides localhost and addresses. */
  hosts: readonly string[];
}

function refuse(reply: FastifyReply, status: number, { code, message }: { code: number; message: string }) {
  return reply.code(status).send({ jsonrpc: '2.0', error: { code, message }, id: null });
}

/** The host of a URL without its port; null when it is none. */
const hostOf = (url: string): string | null => (URL.canParse(url) ? new URL(url).hostname : null);

/**
 * Is this asked by a program, or by a page of our own? A page of somebody else can make its own name mean this machine
 * (DNS rebinding), so a name must be one of ours; an address cannot be made to mean another.
 * @returns what is wrong, or null.
 */
function strangerIn({ headers }: FastifyRequest, hosts: readonly string[]): string | null {
  const host = hostOf(`http://${headers.host ?? ''}`);
  const isOurs = (name: string | null) =>
    name !== null && (name === 'localhost' || isIP(name.replace(/^\[|\]$/g, '')) > 0 || hosts.includes(name));
  const { origin } = headers;
  if (!isOurs(host)) return `Host ${headers.host ?? ''}`;
  if (origin === undefined) return null;
  const from = hostOf(origin);
  const isKnown = from === host || from === 'localhost' || from === '127.0.0.1' || from === '[::1]';
  return isKnown || (from !== null && hosts.includes(from)) ? null : `Origin ${origin}`;
}

const refuseMethod = (reply: FastifyReply) =>
  refuse(reply.header('allow', 'POST'), 405, {
    code: REFUSED,
    message: 'an MCP client asks here by POST; there are no streams and no sessions',
  });

async function answer(request: FastifyRequest, reply: FastifyReply, session: () => Session) {
  if (Array.isArray(request.body))
    return refuse(reply, 400, {
      code: NO_CALL,
      message: 'batches are not answered; send each message in a POST of its own',
    });
  const { server } = createMcpServer({
    session,
    report: (defect) => request.log.error({ err: defect }, 'a tool failed'),
  });
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  try {
    await server.connect(transport);
    const headers = HEADERS.flatMap((name): [string, string][] => {
      const value = request.headers[name];
      return value === undefined ? [] : [[name, String(value)]];
    });
    const asked = new Request(`http://localhost${PATH}`, { method: 'POST', headers });
    const answered = await transport.handleRequest(asked, { parsedBody: request.body });
    const type = answered.headers.get('content-type');
    if (type) reply.type(type);
    return reply.code(answered.status).send(await answered.text());
  } finally {
    await server.close();
  }
}

/** Answers at /mcp: calls by POST; there are no streams to GET and no sessions to DELETE. */
export function serveMcp(app: FastifyInstance, { session, hosts }: McpServing): void {
  const refuseStrangers = async (request: FastifyRequest, reply: FastifyReply) => {
    const stranger = strangerIn(request, hosts);
    if (stranger === null) return;
    const message = `${stranger} is not known here; XINTU_MCP_HOSTS names the hosts that are`;
    return refuse(reply, 403, { code: REFUSED, message });
  };
  app.route({
    method: 'POST',
    url: PATH,
    bodyLimit: LARGEST_CALL,
    onRequest: refuseStrangers,
    handler: (request, reply) => answer(request, reply, session),
    errorHandler: (error: { statusCode?: number; message: string }, request, reply) => {
      const { statusCode = 500, message } = error;
      if (statusCode < 500)
        return refuse(reply, statusCode, { code: statusCode === 400 ? NOT_JSON : REFUSED, message });
      request.log.error({ err: error }, 'MCP failed');
      return refuse(reply, 500, {
        code: -32_603,
        message: 'something went wrong inside; it has been logged',
      });
    },
  });
  app.route({
    method: ['GET', 'DELETE', 'PUT', 'PATCH', 'OPTIONS'],
    url: PATH,
    exposeHeadRoute: false,
    // Before a body is read, whatever it is.
    onRequest: [refuseStrangers, async (_request, reply) => refuseMethod(reply)],
    handler: (_request, reply) => refuseMethod(reply),
  });
}
