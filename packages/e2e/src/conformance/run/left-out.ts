/** What says nothing about a stdio host, because the bridge in front of it would be examined instead. */
export interface LeftOut {
  readonly scenario: string;
  /** Without one, the whole scenario. */
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
