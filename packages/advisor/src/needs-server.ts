import type { AdviceCase } from "./case.ts";

/** Whether any caller can only use a server: own services, or outsiders. */
export const needsServer = ({ otherCallers }: AdviceCase): boolean =>
  otherCallers.some((caller) => caller !== "desktop-clients");

/** The case without the callers that need a server. */
export const withoutServices = (given: AdviceCase): AdviceCase => ({
  ...given,
  otherCallers: given.otherCallers.filter((caller) => caller === "desktop-clients"),
});
