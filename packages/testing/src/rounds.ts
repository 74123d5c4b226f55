import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** `all` in the system tests, which run `*.property.test.ts` a second time. */
    rounds: "few" | "all";
  }
}

/** Number of samples of a property: a few in the default run, all in the system tests. */
export const rounds = ({ few, all }: { readonly few: number; readonly all: number }): number =>
  inject("rounds") === "all" ? all : few;
