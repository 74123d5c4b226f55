export { type FaultyNetwork, type NetworkMode, openFaultyNetwork } from "./faulty-network.ts";
export { injectedBy, misbehave, type ProcessFault } from "./process-fault.ts";
export { openRelay, type Passage, type Relay } from "./relay.ts";
