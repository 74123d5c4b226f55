/** The faults command with a known-bad scenario: a tool server that is killed and never restarted. */
import { runFaults } from "../../src/faults/command.ts";
import { runMain } from "../../src/run-main.ts";

await runMain((args) =>
  runFaults(args, [
    { name: "tool server gone for good", transport: "http", strike: ({ endToolServer }) => endToolServer("SIGKILL") },
  ]),
);
