import { ERRORS, type ErrorCode, type JsonValue } from "@twinhost/core";
import { messageIn, type ServerProcess } from "@twinhost/testing";
import { type Dispatcher, Pool } from "undici";
import { z } from "zod";
import { FatalFault, Fault, type FuzzTransport, knownCode, type Outcome } from "../outcome.ts";
import { callMessage, parseAnswer, REVISION } from "../rpc.ts";

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** REST and MCP to a running HTTP host. Closing them does not stop it; `host.stop()` does. */
export const httpTransports = (host: ServerProcess): [FuzzTransport, FuzzTransport] => {
  const post = postTo(host);
  return [restTransport(post), mcpTransport(post)];
};

type Post = ReturnType<typeof postTo>;

const postTo = (host: ServerProcess) => {
  const pool = new Pool(host.url, { connections: 16 });
  return {
    close: () => pool.close(),
    send: async (path: string, body: string, headers: Record<string, string>): Promise<Answer> => {
      const options: Dispatcher.RequestOptions = {
        method: "POST",
        path,
        body,
        headers: { "content-type": "application/json", ...headers },
      };
      try {
        const { statusCode, headers: answered, body: answer } = await pool.request(options);
        return { status: statusCode, type: String(answered["content-type"]), text: await answer.text() };
      } catch (error) {
        const what = host.ended() === undefined ? String(error) : `the HTTP host ended: ${host.ended()} ${host.log()}`;
        throw new FatalFault(what, { cause: error });
      }
    },
  };
};

const problem = z.object({ code: z.string(), status: z.number() });

const restTransport = (post: Post): FuzzTransport => ({
  name: "rest",
  call: async (tool, args): Promise<Outcome> => {
    const headers = { accept: "application/json" };
    const { status, type, text } = await post.send(`/run/${tool}`, JSON.stringify(args), headers);
    if (status === 200) return { code: "ok", output: parse(text) as JsonValue };
    if (!type.startsWith("application/problem+json")) throw new Fault(`status ${status} as ${type}: ${text}`);
    const { data } = problem.safeParse(parse(text));
    const code = knownCode(data?.code, text);
    const expected = ERRORS[code as ErrorCode].status;
    if (data?.status !== status || (status !== expected && code !== "bad_request"))
      throw new Fault(`status ${status} with the code ${code}, whose status is ${expected}`);
    return { code };
  },
  close: post.close,
});

const mcpTransport = (post: Post): FuzzTransport => ({
  name: "http",
  call: async (tool, args): Promise<Outcome> => {
    const { status, text } = await post.send("/mcp", callMessage(1, tool, args), {
      accept: "application/json, text/event-stream",
      "mcp-protocol-version": REVISION,
      "mcp-method": "tools/call",
      "mcp-name": tool,
    });
    if (status >= 500) throw new Fault(`status ${status}: ${text.slice(0, 500)}`);
    return parseAnswer(messageIn(text)).outcome();
  },
  close: async () => {},
});

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    throw new Fault(`not JSON: ${text.slice(0, 500)}`);
  }
};
