import { describe, expect, it } from "vitest";
import { openModelServer } from "../model-server.ts";
import { waitedFor } from "./injection.ts";

describe("the model's delay", () => {
  it("is its median wait when each question met it twice", () => {
    expect(waitedFor(50, [50, 51, 52, 53], 2)).toBe(51.5);
  });

  it("is rejected when the model was not asked or did not wait", () => {
    expect(() => waitedFor(50, [50, 51, 52], 2)).toThrow("answered 3 times where 4 were due");
    expect(() => waitedFor(50, [50, 51, 0, 53], 2)).toThrow("after 0 ms where 50 were set");
  });

  it("applies both before the tool call and before the answer with the result", async () => {
    const model = await openModelServer();
    try {
      model.setDelay(20);
      const ask = async (message: object): Promise<string> => {
        const body = JSON.stringify({ model: "delayed", messages: [message] });
        return (await fetch(`${model.url}/chat/completions`, { method: "POST", body })).text();
      };
      expect(await ask({ role: "user", content: "What is 1 + 2 * 3?" })).toContain("1 + 2 * 3");
      expect(await ask({ role: "tool", content: "7" })).toContain("The result: 7");
      expect(waitedFor(20, model.takeWaits(), 1)).toBeGreaterThanOrEqual(19);
      expect(model.takeWaits()).toEqual([]);
    } finally {
      model.close();
    }
  });
});
