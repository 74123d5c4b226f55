# Starts the packaged stdio host as an mcpServers entry of FastMCP's client; prints what came back as one JSON object.
import asyncio, json, sys
from fastmcp import Client

folder, tarball, path, data = sys.argv[1:]
entry = {"command": "npx", "args": ["-y", tarball, "stdio"], "cwd": folder, "env": {"PATH": path, "DATA_DIR": data}}

async def main():
    async with Client({"mcpServers": {"twinhost": entry}}) as client:
        names = sorted(tool.name for tool in await client.list_tools())
        result = await client.call_tool("calculate", {"expression": "6 * 7"})
        print(json.dumps({"names": names, "result": result.structured_content}))

asyncio.run(main())
