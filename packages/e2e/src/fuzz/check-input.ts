import { isDeepStrictEqual } from "node:util";
import type { JsonValue } from "@twinhost/core";
import { FatalFault, Fault, type FuzzTransport, type Outcome } from "./outcome.ts";
import type { FuzzTarget } from "./target.ts";

/** Codes that depend on time and load, and so may differ between transports. */
const BY_LOAD = new Set(["deadline", "engine_unavailable", "rate_limited"]);

/** Equivalent codes for arguments that are not an object, from a layer before the tools or from the tools. */
const REFUSED_SHAPE = new Set(["bad_request", "invalid_arguments"]);

/**
 * Tries one input over all transports concurrently.
 * @param boundMs the longest a call may take; the tool's deadline is shorter
 * @returns the call's code over the first transport
 * @throws Fault with the transport's name
 */
export const checkInput = async (
  { tool, output, isDeterministic }: FuzzTarget,
  transports: readonly FuzzTransport[],
  args: JsonValue,
  boundMs: number,
): Promise<string> => {
  const outcomes = await Promise.all(
    transports.map(async (transport) => {
      try {
        const outcome = await withinBound(transport.call(tool, args), boundMs);
        if (outcome.code === "ok") checkOutput(outcome, output);
        return { transport: transport.name, ...outcome };
      } catch (error) {
        const Kind = error instanceof FatalFault ? FatalFault : Fault;
        const message = error instanceof Fault ? error.message : String(error);
        throw new Kind(`${transport.name}: ${message}`, { cause: error });
      }
    }),
  );
  const [first, ...others] = outcomes;
  if (!first) throw new Error("no transport to try");
  for (const other of others) {
    if (!isDeterministic || isSame(first, other, args)) continue;
    throw new Fault(`${first.transport} and ${other.transport} differ: ${shown(first)} and ${shown(other)}`);
  }
  return first.code;
};

const withinBound = async (call: Promise<Outcome>, boundMs: number): Promise<Outcome> => {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new FatalFault(`no answer within ${boundMs} ms`)), boundMs);
  try {
    return await Promise.race([call, promise]);
  } finally {
    clearTimeout(timer);
  }
};

const checkOutput = (outcome: Outcome, schema: FuzzTarget["output"]): void => {
  const parsed = schema.safeParse(outcome.output);
  if (!parsed.success) throw new Fault(`the output ${shown(outcome)} breaks its schema: ${parsed.error.message}`);
};

const isSame = (one: Outcome, other: Outcome, args: JsonValue): boolean => {
  if (BY_LOAD.has(one.code) || BY_LOAD.has(other.code)) return true;
  // The MCP SDK drops this key before the tools see it; REST reports it. Both are harmless.
  if (JSON.stringify(args).includes('"__proto__"')) return true;
  if (REFUSED_SHAPE.has(one.code) && REFUSED_SHAPE.has(other.code)) return true;
  return one.code === other.code && isDeepStrictEqual(one.output, other.output);
};

const shown = ({ code, output }: Outcome): string =>
  `${code}${output === undefined ? "" : ` ${JSON.stringify(output).slice(0, 300)}`}`;
