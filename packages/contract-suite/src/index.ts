export { type ContractSubject, describeContract } from "./contract-suite.ts";
export { createFixtureToolbox, fixtureCaller } from "./fixture-tools.ts";
export { connectSdkV1Client } from "./sdk-v1-client.ts";
