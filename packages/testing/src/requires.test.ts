import { describe, expect, it } from "vitest";
import { isInstalled } from "./requires.ts";

describe("isInstalled", () => {
  it("checks programs on the PATH and files", () => {
    expect(isInstalled({ needs: "node", commands: ["node"], files: ["/"] })).toBe(true);
    expect(isInstalled({ needs: "nothing", commands: ["node", "no-such-program-here"] })).toBe(false);
    expect(isInstalled({ needs: "nothing", files: ["/no/such/file"] })).toBe(false);
  });
});
