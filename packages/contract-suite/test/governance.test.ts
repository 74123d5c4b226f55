import { createInProcessToolClient } from "@twinhost/tool-client";
import { describeGovernance, openGovernedFixture } from "../src/index.ts";

describeGovernance("in-process", {
  open: async ({ allowedTools, environment }) => {
    const { toolbox, close } = openGovernedFixture(environment);
    const client = createInProcessToolClient({ toolbox, caller: { id: "kim", allowedTools } });
    return {
      client,
      caller: "kim",
      transport: "in-process",
      close: async () => {
        await client.close();
        close();
      },
    };
  },
});
