export { createConformanceFixture } from "./conformance/fixture.ts";
export { type CallPolicySetup, describeCallPolicy } from "./contract/call-policy-suite.ts";
export { describeClientStacks } from "./contract/client-stacks-suite.ts";
export { describeContentPolicy } from "./contract/content-policy-suite.ts";
export { describeContract } from "./contract/contract-suite.ts";
export {
  calculatorThreads,
  descendantsOf,
  SLOW_CALCULATION,
  SLOW_TRANSLATION,
  stillRunning,
} from "./contract/engine-work.ts";
export { type CallTracker, createFixtureToolbox, fixtureCaller } from "./contract/fixture-tools.ts";
export { openPolicyFixture } from "./contract/policy-fixture.ts";
export { connectSdkV1Client } from "./contract/sdk-v1-client.ts";
