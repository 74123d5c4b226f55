import assert from "node:assert/strict";
import { setTimeout as sleep } from "node:timers/promises";
import { tools as ourTools } from "@twinhost/tools";
import { type Completion, readCompletion } from "./completion.ts";
import type { Answered, ServedModel } from "./served-model.ts";
import type { Exchange } from "./wire-tap.ts";

export interface Bench {
  /** Chooses among tools; see model-server.ts. The same as `reading` when an external server is tested. */
  readonly choosing: ServedModel;
  /** Reads the tools' results. */
  readonly reading: ServedModel;
  /** Stops the model server and starts it again; undefined if it is not ours to stop. */
  readonly outage: { begin(): Promise<void>; end(): Promise<void> } | undefined;
}

export interface Check {
  readonly name: string;
  readonly isOutage?: true;
  /** @returns a short description of what was observed. @throws what is wrong */
  readonly run: (bench: Bench) => Promise<string>;
}

const PRODUCT = { messages: [{ role: "user", content: "What is 1234 * 5678?" }] };
const STORY = { messages: [{ role: "user", content: "Tell me a story about a cat." }], tool_choice: "none" };
const FORCED = { tool_choice: { type: "function", function: { name: "calculate" } } };
/** Makes the output short and the same on every run. */
const STEADY = { temperature: 0, seed: 1, max_tokens: 48 };
/** Stops at the arguments' closing brace: otherwise such a small model keeps writing inside them. */
const CALCULATION = { ...PRODUCT, ...FORCED, ...STEADY, stop: ["}"] };

export const CHECKS: readonly Check[] = [
  {
    name: "listed in /v1/models",
    run: async ({ choosing }) => {
      const { data } = JSON.parse(await choosing.get("/v1/models")) as { data: { id: string }[] };
      const ids = data.map(({ id }) => id);
      assert.ok(ids.includes(choosing.id), `it is not among ${ids}`);
      return ids.join(", ");
    },
  },
  {
    name: "tools offered, the choice left to the model",
    run: async ({ choosing }) => {
      const { exchanges } = ok(await choosing.complete({ ...PRODUCT, ...STEADY }));
      const { tools, tool_choice } = first(exchanges).request as { tools: OfferedTool[]; tool_choice: unknown };
      assert.deepEqual(
        tools.map((tool) => tool.function.name),
        ourTools.map(({ name }) => name),
      );
      assert.equal(tool_choice, "auto");
      const [chosen] = readCompletion(first(exchanges).response).calls;
      return `${tools.length} tools; it chose ${chosen ? `${chosen.name} ${chosen.arguments}` : "to answer"}`;
    },
  },
  {
    name: "a call made, its cut arguments fixed, its result used",
    run: async ({ reading }) => {
      const answered = ok(await reading.complete(CALCULATION));
      const { name, arguments: args } = callOf(answered.exchanges);
      assert.equal(name, "calculate");
      const { value } = JSON.parse(resultIn(answered.exchanges[1])) as { value?: number };
      assert.ok(value !== undefined, `the tool had no value for ${args}`);
      const { text } = readCompletion(answered.body);
      assert.ok(text.replaceAll(",", "").includes(String(value)), `${value} is not in "${text}"`);
      return `${args} -> ${value} -> ${short(text)}`;
    },
  },
  {
    name: "arguments that are no JSON: fixed or reported to the model",
    run: async ({ reading }) => {
      const { exchanges } = ok(await reading.complete({ ...PRODUCT, ...STEADY, ...FORCED, max_tokens: 5 }));
      const { arguments: args } = callOf(exchanges);
      assert.throws(() => JSON.parse(args), `these arguments are whole: ${args}`);
      return `${short(args)} -> ${short(resultIn(exchanges[1]))}`;
    },
  },
  {
    name: "usage is the sum of the model's turns",
    run: async ({ reading }) => {
      const answered = ok(await reading.complete(CALCULATION));
      const turns = answered.exchanges.map(({ response }) => readCompletion(response).usage);
      const { usage } = readCompletion(answered.body);
      const sum = (of: "prompt_tokens" | "completion_tokens"): number =>
        turns.reduce((total, turn) => total + (turn?.[of] ?? 0), 0);
      assert.ok(sum("completion_tokens") > 0, "the model server counts nothing");
      assert.equal(usage?.prompt_tokens, sum("prompt_tokens"));
      assert.equal(usage?.completion_tokens, sum("completion_tokens"));
      return `${usage.prompt_tokens} and ${usage.completion_tokens} tokens in ${turns.length} turns`;
    },
  },
  {
    name: "it stops: length",
    run: async ({ reading }) => {
      const { finishReason, text } = completion(await reading.complete({ ...STORY, ...STEADY, max_tokens: 5 }));
      assert.equal(finishReason, "length");
      return short(text);
    },
  },
  {
    name: "it stops: a stop sequence",
    run: async ({ reading }) => {
      const { finishReason, text } = completion(await reading.complete({ ...STORY, ...STEADY, stop: [" a"] }));
      assert.equal(finishReason, "stop");
      assert.ok(!text.includes(" a"), `the stop sequence is in "${text}"`);
      return short(text);
    },
  },
  {
    name: "streaming text",
    run: async ({ reading }) => {
      const answered = await reading.complete({ ...STORY, ...STEADY, ...STREAMED });
      const { text, pieces, isDone, finishReason } = completion(answered);
      assert.equal(readCompletion(first(answered.exchanges).response).text, text);
      assert.ok(pieces >= 3, `only ${pieces} pieces`);
      assert.ok(isDone, "the stream does not end with [DONE]");
      assert.equal(finishReason, "length");
      return `${pieces} pieces: ${short(text)}`;
    },
  },
  {
    name: "streaming a call, its result and the answer",
    run: async ({ reading }) => {
      const answered = await reading.complete({ ...CALCULATION, ...STREAMED });
      const { text, isDone } = completion(answered);
      const { value } = JSON.parse(resultIn(answered.exchanges[1])) as { value?: number };
      assert.ok(text.replaceAll(",", "").includes(String(value)), `${value} is not in "${text}"`);
      assert.ok(isDone, "the stream does not end with [DONE]");
      return `${callOf(answered.exchanges).arguments} -> ${value} -> ${short(text)}`;
    },
  },
  {
    name: "streaming with the choice left open: streamed, or refused with a code",
    run: async ({ choosing }) => {
      const { status, body } = await choosing.complete({ ...PRODUCT, ...STEADY, ...STREAMED });
      if (status !== 200) {
        assert.equal((JSON.parse(body) as { error: { code: string } }).error.code, "engine_unavailable", short(body));
        return `${status} engine_unavailable: the model server does not stream it`;
      }
      const { pieces, isDone, error } = readCompletion(body);
      if (error) {
        // The error came too late for an HTTP status.
        assert.equal(error.code, "engine_unavailable", short(body));
        return `engine_unavailable within the stream: ${short(error.message)}`;
      }
      assert.ok(isDone, "the stream does not end with [DONE]");
      return `${pieces} pieces`;
    },
  },
  {
    name: "the model server killed mid-answer, then unavailable: coded errors in time",
    isOutage: true,
    run: async ({ choosing, outage }) => {
      const inFlight = choosing.complete({ ...PRODUCT, ...STEADY });
      await sleep(500);
      await outage?.begin();
      const startedAt = performance.now();
      const answers = [await inFlight, await choosing.complete({ ...PRODUCT, ...STEADY })];
      const seconds = (performance.now() - startedAt) / 1000;
      for (const { status, body } of answers) {
        assert.equal(status, 503, short(body));
        assert.equal((JSON.parse(body) as { error: { code: string } }).error.code, "engine_unavailable");
      }
      assert.ok(seconds < 10, `it took ${seconds} s`);
      return `503 engine_unavailable both times, ${seconds.toFixed(1)} s after its end`;
    },
  },
  {
    name: "the model server back: it answers again",
    isOutage: true,
    run: async ({ reading, outage }) => {
      await outage?.end();
      return short(completion(await reading.complete({ ...STORY, ...STEADY })).text);
    },
  },
];

interface OfferedTool {
  readonly function: { readonly name: string };
}

const STREAMED = { stream: true, stream_options: { include_usage: true } };

const ok = (answered: Answered): Answered => {
  assert.equal(answered.status, 200, `HTTP status ${answered.status}: ${short(answered.body)}`);
  return answered;
};

const completion = (answered: Answered): Completion => {
  const read = readCompletion(ok(answered).body);
  assert.equal(read.error, undefined, `the stream ended in an error: ${read.error?.message}`);
  return read;
};

const first = (exchanges: readonly Exchange[]): Exchange => {
  const [exchange] = exchanges;
  assert.ok(exchange, "the model server was not asked");
  return exchange;
};

/** The model's first call. */
const callOf = (exchanges: readonly Exchange[]): Completion["calls"][number] => {
  const [call] = readCompletion(first(exchanges).response).calls;
  assert.ok(call, `the model called nothing: ${short(first(exchanges).response)}`);
  return call;
};

/** The first tool result in a request. */
const resultIn = (exchange: Exchange | undefined): string => {
  const messages = (exchange?.request.messages ?? []) as { role: string; content: string }[];
  const result = messages.find(({ role }) => role === "tool");
  assert.ok(result, "the model was not told what came out");
  return result.content;
};

const short = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
};
