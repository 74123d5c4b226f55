import { findFastMcp } from "../../../distance/find-fastmcp.ts";
import type { ForeignClient } from "../client.ts";
import { runForJson } from "../programs.ts";

const PROGRAM = `
import asyncio, json, sys
from fastmcp import Client
from fastmcp.client.transports import StdioTransport

async def main():
    job = json.loads(sys.argv[1])
    server = job["url"] if "url" in job else StdioTransport(job["command"], job["args"], env=job["env"])
    async with Client(server) as client:
        result = await client.call_tool(job["tool"], job["arguments"])
        print(json.dumps(result.structured_content))

asyncio.run(main())
`;

const run = async (job: object): Promise<unknown> =>
  runForJson((await findFastMcp()) ?? "", ["-c", PROGRAM, JSON.stringify(job)]);

export const python: ForeignClient = {
  isThere: async () => (await findFastMcp()) !== undefined,
  http: (url, { tool, arguments: args }) => run({ url: `${url}/mcp`, tool, arguments: args }),
  stdio: ({ command, args, env }, call) => run({ command, args, env, tool: call.tool, arguments: call.arguments }),
};
