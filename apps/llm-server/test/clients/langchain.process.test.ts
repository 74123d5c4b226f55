import { HumanMessage, ToolMessage } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import { beforeAll, describe, expect, test } from "vitest";
import { collect, type Served, startServed, WEATHER } from "./served.ts";

let served: Served;
let chat: ChatOpenAI;
beforeAll(async () => {
  served = await startServed();
  chat = new ChatOpenAI({
    model: "builtin",
    apiKey: served.key,
    configuration: { baseURL: served.baseURL },
    maxRetries: 0,
  });
});

describe("LangChain's ChatOpenAI", () => {
  test("chats", async () => {
    const answer = await chat.invoke("What is 6*7?");
    expect(answer.text).toBe("6*7 is 42.");
    expect(answer).toMatchObject({ usage_metadata: { total_tokens: expect.any(Number) } });
  });

  test("streams", async () => {
    const chunks = (await collect(await chat.stream("What is 6*7?"))).map(({ text }) => text);
    expect(chunks.filter((text) => text !== "").length).toBeGreaterThan(1);
    expect(chunks.join("")).toBe("6*7 is 42.");
  });

  test("binds its own tool, and continues with its result", async () => {
    const withTool = chat.bindTools([{ type: "function", function: WEATHER }], { tool_choice: WEATHER.name });
    const asked = new HumanMessage("Seoul");
    const calling = await withTool.invoke([asked]);
    expect(calling.tool_calls).toMatchObject([{ name: WEATHER.name, args: { city: "Seoul" } }]);
    const result = new ToolMessage({ tool_call_id: calling.tool_calls?.[0]?.id ?? "", content: "clear" });
    expect((await chat.invoke([asked, calling, result])).text).toBe('get_weather: "clear"');
  });

  test("reports an invalid key as 401", async () => {
    const stranger = new ChatOpenAI({
      model: "builtin",
      apiKey: "wrong",
      configuration: { baseURL: served.baseURL },
      maxRetries: 0,
    });
    await expect(stranger.invoke("hello")).rejects.toMatchObject({ status: 401 });
  });
});
