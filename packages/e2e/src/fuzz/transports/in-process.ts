import { type JsonValue, LOCAL_CALLER, type Toolbox } from "@twinhost/core";
import { type FuzzTransport, knownCode } from "../outcome.ts";

/** A toolbox in this process. If it crashes, so does the fuzzer. */
export const inProcessTransport = (toolbox: Toolbox, close: () => Promise<void>): FuzzTransport => ({
  name: "in-process",
  call: async (tool, args) => {
    const call = { tool, arguments: throughJson(args), caller: LOCAL_CALLER, transport: "in-process" };
    const result = await toolbox.invoke(call);
    if (result.ok) return { code: "ok", output: throughJson(result.output) };
    return { code: knownCode(result.error.code, result.error.message) };
  },
  close,
});

const throughJson = <Value extends JsonValue>(value: Value): Value => JSON.parse(JSON.stringify(value));
