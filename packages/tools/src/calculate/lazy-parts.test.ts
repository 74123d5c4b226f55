import { type ConfigOptions, create } from "mathjs";
import { expect, it } from "vitest";
import { lazyParts } from "./lazy-parts.ts";
import * as dependencies from "./mathjs-dependencies.ts";

type Part = ((scope: object) => unknown) & { readonly fn: string };

it("builds linear algebra, with all that it needs, only when it is called", () => {
  const built: string[] = [];
  const noted = Object.entries(lazyParts(dependencies) as unknown as Record<string, Part>).map(([name, part]) => [
    name,
    Object.assign((scope: object) => {
      built.push(part.fn);
      return part(scope);
    }, part),
  ]);
  const math = create(Object.fromEntries(noted), { number: "bigint" } as unknown as ConfigOptions);
  expect(math.parse?.("5 km + 2 * 3").toString()).toBe("5 km + 2 * 3");
  expect(built).toContain("Unit");
  for (const part of ["add", "det", "inv", "multiply", "subset"]) expect(built).not.toContain(part);

  expect(
    math.format?.(
      math.pow?.(
        math.matrix?.([
          [2, 0],
          [0, 4],
        ]) as never,
        -1,
      ),
    ),
  ).toBe("[[0.5, 0], [0, 0.25]]");
  expect(built).toContain("inv");
});
