import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** `all` in the system tests, where `*.property.test.ts` run a second time. */
    rounds: "few" | "all";
  }
}

/** How many samples a property is held to: a few in the default run, all in the system tests. */
export const rounds = ({ few, all }: { readonly few: number; readonly all: number }): number =>
  inject("rounds") === "all" ? all : few;
