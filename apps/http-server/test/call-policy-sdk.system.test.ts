import { createHttpToolClient, createRestToolClient } from "@twinhost/client";
import { describeCallPolicy } from "@twinhost/e2e";
import { openPolicyClient } from "./policy-server.ts";

describeCallPolicy(
  "http, revision 2026-07-28, through the SDK",
  openPolicyClient("http", (url, apiKey) => createHttpToolClient({ url, apiKey, stack: "sdk" }), "sdk"),
);
describeCallPolicy(
  "rest, through express",
  openPolicyClient("rest", (url, apiKey) => createRestToolClient({ url, apiKey }), "sdk"),
);
