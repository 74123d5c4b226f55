import { expect, it } from "vitest";
import { transportOfFigure } from "./transport-of-figure.ts";

it.each([
  ["http@20", "http"],
  ["lost:llm-http-again@refuse", "http"],
  ["p50:http-new-connection@8", "http"],
  ["rest", "rest"],
  ["lost:stdio-restart", "stdio"],
  ["memory:stdio@4", "stdio"],
  ["kept@refuse", "stdio"],
  ["pace", "stdio"],
  ["httpRevisionRatio", "http"],
  ["in-process@300", "grey"],
  ["http-floor@1", "grey"],
])("%s is about %s", (id, transport) => {
  expect(transportOfFigure(id)).toBe(transport);
});

it.each(["default:plain-http", "cpu:in-process/http", "httpOverStdio", "restarts", "ratio@4"])(
  "%s belongs to no transport, or compares two",
  (id) => {
    expect(transportOfFigure(id)).toBeUndefined();
  },
);
