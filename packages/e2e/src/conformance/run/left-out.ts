/** Checks that would test the bridge rather than the stdio host behind it. */
export interface LeftOut {
  readonly scenario: string;
  /** If absent, the entire scenario is left out. */
  readonly checks?: RegExp;
  readonly why: string;
}

export const LEFT_OUT_OVER_STDIO: readonly LeftOut[] = [
  { scenario: "dns-rebinding-protection", why: "Host and Origin headers" },
  { scenario: "server-sse-multiple-streams", why: "parallel HTTP streams" },
  { scenario: "server-sse-polling", why: "resuming an HTTP stream" },
  { scenario: "server-session-lifecycle", why: "the session header" },
  { scenario: "http-header-validation", why: "HTTP headers" },
  { scenario: "http-custom-header-server-validation", why: "HTTP headers" },
  { scenario: "server-initialize", checks: /^server-session-id/, why: "the session header" },
  { scenario: "server-stateless", checks: /-http-|^sep-2575-missing-capability-http/, why: "HTTP status and headers" },
];
