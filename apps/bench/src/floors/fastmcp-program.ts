/** FastMCP's HTTP server as its documentation starts it, with JSON and no sessions; its tool works like a floor's. */
export const FASTMCP_PROGRAM = `
import os
from fastmcp import FastMCP

server = FastMCP("fastmcp")

@server.tool
def calculate(expression: str) -> dict:
    a, _, b, _, c = expression.split(" ")
    value = int(a) + int(b) * int(c)
    return {"result": str(value), "value": value}

server.run(transport="http", host="127.0.0.1", port=int(os.environ["PORT"]), path="/mcp", show_banner=False,
    log_level="ERROR", stateless_http=True, json_response=True)
`;
