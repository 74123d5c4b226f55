import { expect, it } from "vitest";
import { thirdPartyStatus } from "./tool-catalog.ts";

it.each([
  [true, undefined, "healthy"],
  [true, "it had failed before", "healthy"],
  [false, undefined, "starting"],
  [false, "the process ended", "unavailable"],
] as const)("a third-party server that is reachable: %j, because: %j, is %s", (isReachable, because, status) => {
  expect(thirdPartyStatus({ isReachable, unavailableBecause: because })).toBe(status);
});
