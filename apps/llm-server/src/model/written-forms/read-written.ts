import { readWrittenCalls, type WrittenCall, type WrittenTools } from "./written-calls.ts";

/** What a piece of a model's text turned out to be. */
export type WrittenPart =
  | { readonly type: "text" | "reasoning"; readonly text: string }
  | ({ readonly type: "call" } & WrittenCall);

/** Reads text as it arrives; what may still become a tag or a call is held back. */
export interface WrittenReader {
  push(text: string): WrittenPart[];
  end(): WrittenPart[];
}

const THINKING = ["think", "thinking"].map((tag) => ({ open: `<${tag}>`, close: `</${tag}>` }));
const CALL_OPENERS = ["<tool_call>", "<function=", "[TOOL_CALLS]", "<|python_tag|>"];
/** How a call without any tag starts; it is the entire text. */
const BARE_CALLS = ['{"name"', '{"function"', '{"type"'];

type State = "start" | "thinking" | "body-start" | "body" | "held";

/**
 * Separates reasoning (`<think>` at the very beginning) and tool calls from the text that a model wrote them into.
 * @param tools undefined if no call is expected
 */
export const createWrittenReader = (tools: WrittenTools | undefined): WrittenReader => {
  let state: State = "start";
  let buffer = "";
  let close = "";

  const read = (isEnd: boolean): WrittenPart[] => {
    const trimmed = buffer.trimStart();
    switch (state) {
      case "start": {
        const opened = THINKING.find(({ open }) => trimmed.startsWith(open));
        if (opened) {
          close = opened.close;
          return next("thinking", trimmed.slice(opened.open.length), isEnd);
        }
        if (!isEnd && THINKING.some(({ open }) => open.startsWith(trimmed))) return [];
        return next("body-start", buffer, isEnd);
      }
      case "thinking": {
        const at = buffer.indexOf(close);
        if (at >= 0) {
          const thought = spoken("reasoning", buffer.slice(0, at));
          return [...thought, ...next("body-start", buffer.slice(at + close.length), isEnd)];
        }
        return release("reasoning", isEnd ? 0 : heldBack(buffer, [close]));
      }
      case "body-start":
        // The empty lines between reasoning and text belong to neither.
        if (close !== "") buffer = trimmed;
        if (!isEnd && trimmed === "") return [];
        if (tools && mayBeBareCall(trimmed)) return isEnd ? next("held", buffer, isEnd) : [];
        return next("body", buffer, isEnd);
      case "body": {
        if (!tools) return release("text", 0);
        const at = Math.min(...CALL_OPENERS.map((opener) => indexOr(buffer, opener)));
        if (at < buffer.length) {
          const before = spoken("text", buffer.slice(0, at));
          return [...before, ...next("held", buffer.slice(at), isEnd)];
        }
        return release("text", isEnd ? 0 : heldBack(buffer, CALL_OPENERS));
      }
      case "held": {
        if (!isEnd || !tools) return [];
        const found = readWrittenCalls(buffer, tools);
        if (!found) return release("text", 0);
        buffer = "";
        return [...spoken("text", found.rest), ...found.calls.map((call) => ({ type: "call" as const, ...call }))];
      }
    }
  };

  const next = (following: State, rest: string, isEnd: boolean): WrittenPart[] => {
    state = following;
    buffer = rest;
    return read(isEnd);
  };

  const release = (type: "text" | "reasoning", held: number): WrittenPart[] => {
    const ready = buffer.slice(0, buffer.length - held);
    buffer = buffer.slice(ready.length);
    return spoken(type, ready);
  };

  return {
    push: (text) => {
      buffer += text;
      return read(false);
    },
    end: () => read(true),
  };
};

const spoken = (type: "text" | "reasoning", text: string): WrittenPart[] => (text === "" ? [] : [{ type, text }]);

const indexOr = (text: string, searched: string): number => {
  const at = text.indexOf(searched);
  return at < 0 ? text.length : at;
};

/** How many characters at the end may be the beginning of a tag. */
const heldBack = (text: string, tags: readonly string[]): number =>
  Math.max(
    ...tags.map((tag) => {
      for (let length = Math.min(tag.length - 1, text.length); length > 0; length -= 1)
        if (tag.startsWith(text.slice(-length))) return length;
      return 0;
    }),
  );

/** Whether the text so far may be the start of a call of the form `{"name": …}`, also in a list or a code fence. */
const mayBeBareCall = (text: string): boolean => {
  const bare = text.replace(/^```(?:json)?\s*/, "").replace(/^\[\s*/, "");
  if (bare === "" || (text.length < FENCE.length && FENCE.startsWith(text))) return true;
  const compact = bare.replace(/\s+/g, "");
  return BARE_CALLS.some((begin) => compact.startsWith(begin) || begin.startsWith(compact));
};

const FENCE = "```json";
