import { expect, test } from "vitest";
import { tools } from "../src/tools.ts";

test.each(tools.map(({ name, description }) => [name, description]))(
  "%s tells models when to use it, instead of the scaffold's text",
  (_name, description) => {
    expect(description).not.toContain("Say here when a model should use the tool");
  },
);
