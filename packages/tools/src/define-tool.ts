import { defineToolFor } from "@twinhost/core";
import type { ToolDependencies } from "./dependencies.ts";

/** Defines a tool once, for every host and transport; the types of `run` follow from the schemas. */
export const defineTool = defineToolFor<ToolDependencies>();
