export {
  type CompositeToolClientOptions,
  createCompositeToolClient,
  renamed,
} from "./compose/composite-tool-client.ts";
export { createFailoverToolClient, type FailoverToolClientOptions } from "./compose/failover-tool-client.ts";
export { createLazyToolClient, type LazyToolClient } from "./compose/lazy-tool-client.ts";
export { createToolNames, type ToolNames } from "./compose/tool-names.ts";
export { traceCalls } from "./compose/trace-calls.ts";
export { createHttpToolClient } from "./connections/http.ts";
export { openPatientFetch } from "./connections/http-dispatcher.ts";
export { createInProcessToolClient } from "./connections/in-process.ts";
export {
  type Authorization,
  type ClientCredentials,
  clientCredentials,
  type SignedIn,
  signedIn,
} from "./connections/oauth/authorization.ts";
export { type PersonSignIn, signIn } from "./connections/oauth/sign-in.ts";
export { createRestToolClient } from "./connections/rest.ts";
export {
  createStdioToolClient,
  type StdioConnectionOptions,
  type StdioState,
  type StdioToolClient,
} from "./connections/stdio/stdio.ts";
export type { ThirdParty } from "./connections/third-party/third-party.ts";
export { startToolProcess } from "./process-supervision/tool-process.ts";
export { type BoundOptions, boundCalls } from "./resilience/bound-calls.ts";
export type { BreakerState } from "./resilience/connection-breaker.ts";
export { limitCalls } from "./resilience/limit-calls.ts";
export { type RetryEvent, type RetryOptions, retryCalls } from "./resilience/retry-calls.ts";
export { createRetrySafety, type RetrySafety } from "./resilience/retry-safety.ts";
export {
  type CircuitBreakerClient,
  type CircuitBreakerOptions,
  withCircuitBreaker,
} from "./resilience/with-circuit-breaker.ts";
export { withResilience } from "./resilience/with-resilience.ts";
export {
  type CallOptions,
  type ListOptions,
  type McpStack,
  type ProtocolRevision,
  type ServerTiming,
  type ToolClient,
  TRANSPORTS,
  type Transport,
} from "./tool-client.ts";
export { commandLineProblem, unavailableBecause } from "./unavailable-because.ts";
export { pathOf, urlUnder } from "./url-under.ts";
