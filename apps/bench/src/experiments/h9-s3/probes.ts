import { gzipSync } from "node:zlib";
import type { ProbeId } from "./cells.ts";
import { openSilently } from "./half-open.ts";
import {
  ask,
  callOf,
  isLetIn,
  PROTOCOLS,
  type Protocol,
  type Question,
  send,
  type Target,
  withSession,
} from "./target.ts";

/** @returns whether the attack succeeded @throws if the server cut the connection */
type Attempt = (target: Target, protocol: Protocol) => Promise<boolean>;

const SUM = '{"expression":"1+1"}';
const WRONG = "x".repeat(43);
/** Over the body size limit; small when compressed. */
const LARGE = " ".repeat(8 * 1024 * 1024);
const DEPTH = 40_000;
const FLOOD_CALLS = 80;

/** A valid call with one thing wrong. */
const spoilt =
  (spoil: (question: Question, target: Target) => Partial<Question>, argumentsJson = SUM, tool?: string): Attempt =>
  async (target, protocol) => {
    const question = callOf(protocol, target, argumentsJson, tool);
    return isLetIn(protocol, await ask(target, { ...question, ...spoil(question, target) }));
  };

const withHeader = (name: string, value: string): Attempt =>
  spoilt(({ headers }) => ({ headers: { ...headers, [name]: value } }));

const withoutKey = ({ headers }: Question): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => name !== "x-api-key"));

const evaluating = (expression: string): Attempt => spoilt(() => ({}), JSON.stringify({ expression }));

const ATTEMPTS: Readonly<Record<Exclude<ProbeId, "half-open">, Attempt>> = {
  "foreign-host": withHeader("host", "evil.example"),
  "foreign-origin": withHeader("origin", "https://evil.example"),
  "null-origin": withHeader("origin", "null"),
  "no-credential": spoilt((question) => ({ headers: withoutKey(question) })),
  "wrong-key": withHeader("x-api-key", WRONG),
  "wrong-bearer": spoilt((question) => ({ headers: { ...withoutKey(question), authorization: `Bearer ${WRONG}` } })),
  "key-in-query": spoilt((question, { keys }) => ({
    headers: withoutKey(question),
    path: `${question.path}?api_key=${keys?.good ?? WRONG}`,
  })),
  "foreign-tool": spoilt(({ headers }, { keys }) => ({ headers: { ...headers, "x-api-key": keys?.limited ?? WRONG } })),
  "plain-http": (target, protocol) => spoilt(() => ({}))({ ...target, ca: undefined }, protocol),
  "malformed-json": spoilt(() => ({ body: '{"expression":' })),
  "wrong-type": withHeader("content-type", "text/plain"),
  "wrong-method": spoilt(() => ({ method: "PUT" })),
  "large-body": spoilt(({ body }) => ({ body: `${body}${LARGE}` })),
  "inflating-body": spoilt(({ headers, body }) => ({
    headers: { ...headers, "content-encoding": "gzip" },
    body: gzipSync(`${body}${LARGE}`),
  })),
  "deep-nesting": spoilt(() => ({}), `{"expression":${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}}`),
  prototype: spoilt(() => ({}), SUM, "__proto__"),
  explosion: evaluating("9^9^9^9"),
  code: evaluating('parse("1").constructor("return process")()'),
  "giant-headers": withHeader("x-giant", "a".repeat(100_000)),
  smuggling: async (target, protocol) => {
    const { path, headers, body } = callOf(protocol, target, SUM);
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const both = [`content-length: ${body.length}`, "transfer-encoding: chunked"];
    const head = [`POST ${path} HTTP/1.1`, "host: 127.0.0.1", ...lines, ...both, "connection: close"].join("\r\n");
    return /^HTTP\/1\.1 [25]/.test(
      await send(target, `${head}\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`),
    );
  },
  flood: async (target, protocol) => {
    const key = target.keys?.flooding;
    const question = callOf(protocol, target, SUM);
    const flooding = { ...question, headers: { ...question.headers, ...(key !== undefined && { "x-api-key": key }) } };
    const answers = await Promise.all(Array.from({ length: FLOOD_CALLS }, () => ask(target, flooding)));
    return answers.every((answer) => isLetIn(protocol, answer));
  },
};

/**
 * Tries every attack over REST and MCP while silent connections are open. @returns those that succeeded over either
 * @throws if the valid call fails, as refusals would then prove nothing, or if the server is unhealthy after an attack
 */
export const tryProbes = async (target: Target, closedWithinMs?: number): Promise<ReadonlySet<ProbeId>> => {
  const silent = await openSilently(target, closedWithinMs);
  try {
    const letIn = await tryRequests(await withSession(target));
    return (await silent.areKept()) ? letIn.add("half-open") : letIn;
  } finally {
    silent.close();
  }
};

const tryRequests = async (target: Target): Promise<Set<ProbeId>> => {
  for (const protocol of PROTOCOLS) {
    const answer = await ask(target, callOf(protocol, target, SUM));
    if (!isLetIn(protocol, answer))
      throw new Error(`The right call over ${protocol} was refused: ${answer.text.slice(0, 300)}`);
  }
  const letIn = new Set<ProbeId>();
  for (const [probe, attempt] of Object.entries(ATTEMPTS) as [keyof typeof ATTEMPTS, Attempt][])
    for (const protocol of PROTOCOLS) {
      // A server that cuts the connection has stopped the attack.
      if (await attempt(target, protocol).catch(() => false)) letIn.add(probe);
      await requireHealthy(target, probe);
    }
  return letIn;
};

const requireHealthy = async (target: Target, probe: ProbeId): Promise<void> => {
  const health = { method: "GET", path: "/health", headers: {}, body: "" };
  const { status } = await ask(target, health).catch(() => ({ status: 0 }));
  if (status !== 200) throw new Error(`The server is not healthy after the probe ${probe}: status ${status}.`);
};
