export { createConformanceFixture } from "./conformance/fixture.ts";
export { type ContractSubject, describeContract } from "./contract-suite.ts";
export {
  calculatorThreads,
  descendantsOf,
  SLOW_CALCULATION,
  SLOW_TRANSLATION,
  stillRunning,
} from "./engine-work.ts";
export { createFixtureToolbox, fixtureCaller, type Witness } from "./fixture-tools.ts";
export { describeGovernance, type GovernanceSetup, type GovernanceSubject } from "./governance-suite.ts";
export { type GovernedFixture, openGovernedFixture } from "./governed-fixture.ts";
export { describeLibraryGovernance } from "./library-governance-suite.ts";
export { connectSdkV1Client } from "./sdk-v1-client.ts";
