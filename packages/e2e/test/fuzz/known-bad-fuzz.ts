/** The fuzz command with an injected fault: the tool violates its own schema. */
import { runFuzz } from "../../src/fuzz/command.ts";
import { inProcessTransport } from "../../src/fuzz/transports/in-process.ts";
import { runMain } from "../../src/run-main.ts";
import { brokenToolbox, target } from "./known-bad-toolbox.ts";

await runMain((args) =>
  runFuzz(args, {
    targets: ({ runs }) => [{ ...target, runs }],
    open: async () => ({ transports: [inProcessTransport(brokenToolbox(), async () => {})], close: async () => {} }),
  }),
);
