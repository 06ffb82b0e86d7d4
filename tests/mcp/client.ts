// The official client, and answers as it gets them.
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';

// biome-ignore lint/suspicious/noExplicitAny: answers have whatever shape the tool of a test gives them
export type Answer = any;

export async function connect(transport: Transport): Promise<Client> {
  const client = new Client({ name: 'tests', version: '1' });
  await client.connect(transport);
  return client;
}

/** A client of the server at this address. */
export const connectOverHttp = (url: string): Promise<Client> =>
  // The SDK's own types do not agree under exactOptionalPropertyTypes.
  connect(new StreamableHTTPClientTransport(new URL('/mcp', url)) as Transport);

/** How npm starts the server of this folder, as the documents show it. */
export const npmArguments = (folder: string): string[] => ['--silent', '--prefix', folder, 'run', 'mcp'];

/** What a call is answered with: one text, and whether it tells of an error. */
export async function callText(client: Client, name: string, args: object = {}) {
  const result = (await client.callTool({ name, arguments: { ...args } })) as CallToolResult;
  const [content, ...more] = result.content;
  if (content?.type !== 'text' || more.length > 0)
    throw new Error(`${name} has another answer than one text`);
  return { text: content.text, isError: result.isError === true };
}

/** The answer to a call that is expected to have one. */
export async function ask(client: Client, name: string, args: object = {}): Promise<Answer> {
  const { text, isError } = await callText(client, name, args);
  if (isError) throw new Error(text);
  return JSON.parse(text);
}

/** The pages of an answer, as texts. */
export async function pagesOf(client: Client, name: string, args: object = {}): Promise<string[]> {
  const pages: string[] = [];
  for (let after: string | undefined; ; ) {
    const { text, isError } = await callText(client, name, { ...args, ...(after && { after }) });
    if (isError) throw new Error(text);
    pages.push(text);
    after = (JSON.parse(text) as { next?: string }).next;
    if (after === undefined) return pages;
  }
}

/** Puts a group that goes on where the page before has ended together again. */
function joinGroup(before: Record<string, unknown>, { continued: _, ...after }: Record<string, unknown>) {
  for (const [field, value] of Object.entries(after))
    if (Array.isArray(value) && JSON.stringify(before[field]) !== JSON.stringify(value) && isRows(value))
      before[field] = [...(before[field] as unknown[]), ...value];
}

/** Rows of a group, and not names in its head. */
const isRows = (list: unknown[]) => list.every((each) => typeof each === 'object');

/** The pages of an answer put together: what one page would say that had room for everything. */
export function joined(pages: readonly string[]): Answer {
  const whole: Answer = {};
  for (const page of pages.map((text) => JSON.parse(text))) {
    const { next: _, ...told } = page;
    for (const [field, value] of Object.entries<Answer>(told)) {
      if (Array.isArray(value)) {
        whole[field] ??= [];
        const [first, ...others] = value;
        if (first?.continued) joinGroup(whole[field].at(-1), first);
        else if (value.length > 0) whole[field].push(first);
        whole[field].push(...others);
      } else if (field === 'sources' || field === 'metrics') whole[field] = { ...whole[field], ...value };
      else whole[field] ??= value;
    }
  }
  return whole;
}
