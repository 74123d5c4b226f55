"""The three tools on FastMCP inside FastAPI, as its documentation mounts it, answering JSON without sessions."""
import asyncio
import os

import uvicorn
from fastapi import FastAPI
from fastmcp import FastMCP

mcp = FastMCP("peer")


@mcp.tool
def echo(text: str) -> dict:
    return {"text": text}


@mcp.tool
def document() -> dict:
    return {"text": "0123456789abcdef" * 640}


@mcp.tool
async def wait(text: str) -> dict:
    await asyncio.sleep(0.005)
    return {"text": text}


mcp_app = mcp.http_app(path="/mcp", stateless_http=True, json_response=True)
app = FastAPI(lifespan=mcp_app.lifespan)
app.mount("/", mcp_app)
uvicorn.run(app, host="127.0.0.1", port=int(os.environ["PORT"]), log_level="error", access_log=False)
