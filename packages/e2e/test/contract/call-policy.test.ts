import { createInProcessToolClient } from "@twinhost/client";
import { describeCallPolicy, openPolicyFixture } from "../../src/index.ts";

describeCallPolicy("in-process", {
  open: async ({ allowedTools, environment }) => {
    const { toolbox, close } = openPolicyFixture(environment);
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
