import type { AdviceCase } from "../case.ts";

/** Whether somebody calls the tools who can only reach a server: services of one's own, or outsiders. */
export const needsServer = ({ otherCallers }: AdviceCase): boolean =>
  otherCallers.some((caller) => caller !== "desktop-clients");

/** The case without those callers. */
export const withoutServices = (given: AdviceCase): AdviceCase => ({
  ...given,
  otherCallers: given.otherCallers.filter((caller) => caller === "desktop-clients"),
});
