// The entry of MCP over stdio: a client starts it, asks on standard input, and reads the answers on standard output.
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { readConfig } from '../config.js';
import { XintuError } from '../errors.js';
import { createMcpServer } from '../mcp/server.js';
import { Session } from '../questions/session.js';
import { openSource, stderrLog } from './data-source.js';

async function main(): Promise<void> {
  const source = await openSource(readConfig(), stderrLog);
  const { server, settled } = createMcpServer({
    session: () => new Session(source.store().view()),
    report: (defect) => stderrLog.warn(`a tool failed: ${(defect as Error).stack}`),
  });
  let isStopping = false;
  const stop = async () => {
    if (isStopping) return;
    isStopping = true;
    await settled();
    // What has been answered is written in the turn after.
    await new Promise(setImmediate);
    await server.close();
    await source.stop();
  };
  // A client that goes away closes standard input, or just reads no more.
  process.stdin.once('end', stop).once('close', stop);
  process.stdout.once('error', stop);
  process.once('SIGINT', stop).once('SIGTERM', stop);
  server.onerror = (error) => stderrLog.warn(`MCP: ${error.message}`);
  await server.connect(new StdioServerTransport());
}

main().catch((error: unknown) => {
  process.stderr.write(`xintu: ${error instanceof XintuError ? error.message : (error as Error).stack}\n`);
  process.exitCode = 1;
});
