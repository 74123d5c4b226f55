import OpenAI from "openai";
import { beforeAll, describe, expect, test } from "vitest";
import { health } from "../support/ask.ts";
import { ELSEWHERE, type Served, startServed, WEATHER } from "./served.ts";

/** What the remote model does next, instead of answering. */
const refusals: { status: number; retryAfter?: string; breaksOff?: boolean }[] = [];

let served: Served;
let client: OpenAI;
beforeAll(async () => {
  served = await startServed((_request, response) => {
    const next = refusals.shift();
    if (!next) return { content: "Fine." };
    response.writeHead(next.status, next.retryAfter === undefined ? {} : { "retry-after": next.retryAfter });
    if (next.breaksOff) {
      const chunk = { id: "1", choices: [{ index: 0, delta: { role: "assistant", content: "Well, " } }] };
      response.write(`data: ${JSON.stringify(chunk)}\n\n`, () => response.destroy());
    } else response.end("{}");
    return undefined;
  });
  client = clientWith(served.key);
});

const clientWith = (apiKey: string, maxRetries = 0): OpenAI =>
  new OpenAI({ apiKey, baseURL: served.baseURL, maxRetries });

type Messages = OpenAI.ChatCompletionMessageParam[];
const question = (content: string): Messages => [{ role: "user", content }];
const SUM = { model: "builtin", messages: question("What is 6*7?") };
const WEATHER_TOOL = { type: "function", function: WEATHER } as const;
const IN_SEOUL = {
  model: "builtin",
  messages: question("Seoul"),
  tools: [{ ...WEATHER_TOOL, function: { ...WEATHER, parameters: { ...WEATHER.parameters } } }],
};
const FORCED = { tool_choice: { type: "function", function: { name: WEATHER.name } } } as const;

describe("the official openai client", () => {
  test("lists the models, and gets one", async () => {
    const ids = (await client.models.list()).data.map(({ id }) => id);
    expect(ids.sort()).toEqual(["builtin", ELSEWHERE]);
    expect(await client.models.retrieve(ELSEWHERE)).toMatchObject({ id: ELSEWHERE, object: "model" });
    await expect(client.models.retrieve("gpt-9")).rejects.toBeInstanceOf(OpenAI.NotFoundError);
  });

  test("chats; the server runs its own tools", async () => {
    const completion = await client.chat.completions.create(SUM);
    expect(completion).toMatchObject({
      object: "chat.completion",
      model: "builtin",
      choices: [{ finish_reason: "stop", message: { role: "assistant", content: "6*7 is 42." } }],
    });
    expect(completion.choices[0]?.message.tool_calls).toBeUndefined();
    const { prompt_tokens = 0, completion_tokens = 0, total_tokens } = completion.usage ?? {};
    expect(Math.min(prompt_tokens, completion_tokens)).toBeGreaterThan(0);
    expect(total_tokens).toBe(prompt_tokens + completion_tokens);
  });

  test.each(["builtin", ELSEWHERE])("streams %s in several chunks, with usage when asked", async (model) => {
    const stream = await client.chat.completions.create({
      model,
      messages: question(model === "builtin" ? "What is 6*7?" : "How are you today?"),
      stream: true,
      stream_options: { include_usage: true },
    });
    const chunks: OpenAI.ChatCompletionChunk[] = [];
    for await (const chunk of stream) chunks.push(chunk);
    const said = chunks.map(({ choices }) => choices[0]?.delta.content ?? "");
    expect(said.join("")).toBe(model === "builtin" ? "6*7 is 42." : "Fine.");
    expect(new Set(chunks.map(({ id }) => id)).size).toBe(1);
    expect(chunks[0]?.choices[0]?.delta.role).toBe("assistant");
    expect(chunks.filter(({ choices }) => choices[0]?.finish_reason)).toHaveLength(1);
    expect(chunks.at(-1)).toMatchObject({ choices: [], usage: { total_tokens: expect.any(Number) } });
    expect(chunks.slice(0, -1).every(({ usage }) => usage === null)).toBe(true);
    if (model === "builtin") expect(said.filter((word) => word !== "").length).toBeGreaterThan(1);
  });

  test("streams without usage when not asked", async () => {
    for await (const chunk of await client.chat.completions.create({ ...SUM, stream: true }))
      expect(chunk.usage).toBeUndefined();
  });

  test("receives calls of its own tools, answers them, and gets the answer", async () => {
    const completion = await client.chat.completions.create({ ...IN_SEOUL, ...FORCED });
    const [choice] = completion.choices;
    expect(choice).toMatchObject({ finish_reason: "tool_calls", message: { content: null } });
    const [call] = choice?.message.tool_calls ?? [];
    if (call?.type !== "function") throw new Error("no function was called");
    expect(call.function.name).toBe(WEATHER.name);
    expect(JSON.parse(call.function.arguments)).toEqual({ city: "Seoul" });

    const answered: Messages = [
      ...IN_SEOUL.messages,
      { role: "assistant", content: null, tool_calls: [call] },
      { role: "tool", tool_call_id: call.id, content: '{"sky":"clear"}' },
    ];
    const answer = await client.chat.completions.create({ ...IN_SEOUL, messages: answered });
    expect(answer.choices[0]).toMatchObject({
      finish_reason: "stop",
      message: { content: 'get_weather: {"sky":"clear"}' },
    });
  });

  test("receives them streamed as well, and its own helper assembles them", async () => {
    const runner = client.chat.completions.stream({ ...IN_SEOUL, ...FORCED });
    const [choice] = (await runner.finalChatCompletion()).choices;
    expect(choice?.finish_reason).toBe("tool_calls");
    expect(choice?.message.tool_calls).toMatchObject([
      { type: "function", function: { name: WEATHER.name, arguments: '{"city":"Seoul"}' } },
    ]);
  });

  test("may have a tool with the name of the server's: its own is called, by its own loop", async () => {
    const asked: string[] = [];
    const runner = client.chat.completions.runTools({
      ...SUM,
      tools: [
        {
          type: "function",
          function: {
            name: "calculate",
            description: "Calculates.",
            parameters: { type: "object", properties: { expression: { type: "string" } }, required: ["expression"] },
            parse: JSON.parse,
            function: ({ expression }: { expression: string }) => {
              asked.push(expression);
              return { result: "forty-two" };
            },
          },
        },
      ],
    });
    expect(await runner.finalContent()).toBe("6*7 is forty-two.");
    expect(asked).toEqual(["6*7"]);
  });

  test("sets tool_choice: none calls nothing, required calls something", async () => {
    const none = await client.chat.completions.create({ ...SUM, tool_choice: "none" });
    expect(none.choices[0]?.message.content).toContain("not among the tools");
    const required = await client.chat.completions.create({
      ...IN_SEOUL,
      messages: question("hello"),
      tool_choice: "required",
    });
    expect(required.choices[0]?.message.tool_calls).toMatchObject([{ function: { name: WEATHER.name } }]);
  });

  test("stop and max_tokens end the builtin model's answer too", async () => {
    const stopped = await client.chat.completions.create({ ...SUM, stop: " is" });
    expect(stopped.choices[0]).toMatchObject({ finish_reason: "stop", message: { content: "6*7" } });
    const short = await client.chat.completions.create({ ...SUM, max_completion_tokens: 2 });
    expect(short.choices[0]).toMatchObject({ finish_reason: "length", message: { content: "6*" } });
    expect(short.usage?.completion_tokens).toBeLessThan(20);
  });

  test("aborts a stream: the server carries on", async () => {
    const stream = await client.chat.completions.create({ ...SUM, messages: question("hello"), stream: true });
    for await (const _chunk of stream) stream.controller.abort();
    expect(await health(served.server)).toMatchObject({ status: "healthy" });
    expect((await client.chat.completions.create(SUM)).choices).toHaveLength(1);
  });

  test("401: an invalid key", async () => {
    const refused = clientWith("wrong").chat.completions.create(SUM);
    await expect(refused).rejects.toBeInstanceOf(OpenAI.AuthenticationError);
    await expect(refused).rejects.toMatchObject({ status: 401, code: "invalid_api_key" });
  });

  test("404: an unknown model; 400: a bad request", async () => {
    const unknown = client.chat.completions.create({ ...SUM, model: "gpt-9" });
    await expect(unknown).rejects.toBeInstanceOf(OpenAI.NotFoundError);
    await expect(unknown).rejects.toMatchObject({ code: "model_not_found", param: "model" });
    const empty = client.chat.completions.create({ ...SUM, messages: [] });
    await expect(empty).rejects.toBeInstanceOf(OpenAI.BadRequestError);
  });

  test.each([false, true])(
    "429 from the model, with Retry-After; a client that retries gets through (stream: %s)",
    async (stream) => {
      const ask = (maxRetries: number) =>
        clientWith(served.key, maxRetries).chat.completions.create({ ...SUM, model: ELSEWHERE, stream });
      refusals.push({ status: 429, retryAfter: "7" });
      const refused = ask(0);
      await expect(refused).rejects.toBeInstanceOf(OpenAI.RateLimitError);
      const error = (await refused.catch((thrown: unknown) => thrown)) as InstanceType<typeof OpenAI.RateLimitError>;
      expect([error.code, error.headers.get("retry-after")]).toEqual(["rate_limit_exceeded", "7"]);
      refusals.push({ status: 429, retryAfter: "0" });
      await expect(ask(1)).resolves.toBeTruthy();
    },
  );

  test("429 for the key's own rate limit, with Retry-After; other keys are unaffected", async () => {
    const slow = clientWith(served.createKey(["*"], 2));
    const greet = () => slow.chat.completions.create({ ...SUM, messages: question("hello") });
    const asked = await Promise.allSettled([greet(), greet(), greet()]);
    const refused = asked.flatMap((one) => (one.status === "rejected" ? [one.reason] : []));
    expect(refused).toHaveLength(1);
    expect(refused[0]).toBeInstanceOf(OpenAI.RateLimitError);
    expect(refused[0].code).toBe("rate_limit_exceeded");
    expect(Number(refused[0].headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await client.chat.completions.create(SUM)).choices).toHaveLength(1);
  });

  test("5xx: the model fails; an error in mid-stream ends the stream", async () => {
    refusals.push({ status: 500 });
    await expect(client.chat.completions.create({ ...SUM, model: ELSEWHERE })).rejects.toBeInstanceOf(
      OpenAI.InternalServerError,
    );
    refusals.push({ status: 200, breaksOff: true });
    const said: string[] = [];
    const reading = (async () => {
      for await (const { choices } of await client.chat.completions.create({ ...SUM, model: ELSEWHERE, stream: true }))
        said.push(choices[0]?.delta.content ?? "");
    })();
    await expect(reading).rejects.toMatchObject({ code: "engine_unavailable" });
    expect(said.join("")).toBe("Well, ");
  });

  test("a key's tools limit what the model may call for it", async () => {
    const bounded = clientWith(served.createKey(["search_*"]));
    const { choices } = await bounded.chat.completions.create(SUM);
    expect(choices[0]?.message.content).toContain("not among the tools");
    const insisting = { ...SUM, tool_choice: { type: "function", function: { name: "calculate" } } } as const;
    await expect(bounded.chat.completions.create(insisting)).rejects.toMatchObject({
      status: 400,
      param: "tool_choice",
    });
  });
});
