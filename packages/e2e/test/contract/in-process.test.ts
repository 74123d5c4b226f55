import { createInProcessToolClient } from "@twinhost/client";
import { createFixtureToolbox, describeContract, fixtureCaller } from "../../src/index.ts";

describeContract("in-process", {
  reportsProgress: true,
  open: async () => {
    const client = createInProcessToolClient({ toolbox: createFixtureToolbox(), caller: fixtureCaller });
    return { client, close: client.close };
  },
});
