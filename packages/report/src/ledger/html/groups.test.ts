import { expect, it } from "vitest";
import type { Unit } from "../schema.ts";
import { inGroups } from "./groups.ts";

const figure = (id: string, unit: Unit, value: number) => ({
  id,
  unit,
  measured: { value, low: null, high: null },
  noise: null,
});

it("keeps CPU apart from other times, and yes or no apart from counts", () => {
  const groups = inGroups([
    figure("p50:http@1", "micros", 300),
    figure("cpu:http@1", "micros", 400),
    figure("stdio", "count", 3),
    ...["curl", "browser", "openapi", "inspector"].map((client, index) =>
      figure(`stdio:${client}`, "count", index % 2),
    ),
    figure("commands:http", "count", 1),
    figure("commands:stdio", "count", 0),
  ]);
  expect(groups.map((group) => group.map(({ id }) => id))).toEqual([
    ["p50:http@1"],
    ["cpu:http@1"],
    ["stdio", "commands:http", "commands:stdio"],
    ["stdio:curl", "stdio:browser", "stdio:openapi", "stdio:inspector"],
  ]);
});
