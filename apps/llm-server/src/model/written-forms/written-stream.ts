import type { LanguageModelV4StreamPart } from "@ai-sdk/provider";
import type { WrittenPart, WrittenReader } from "./read-written.ts";
import { toToolCall } from "./to-tool-call.ts";

/** Reads the text parts of a stream; all other parts pass unchanged. */
export const writtenStream = (createReader: () => WrittenReader) => {
  let reader: WrittenReader | undefined;
  /** The block that is open, and the id that it was given here. */
  let open: { readonly type: "text" | "reasoning"; readonly id: string } | undefined;
  let blocks = 0;

  function* close(): Generator<LanguageModelV4StreamPart> {
    if (open) yield { type: `${open.type}-end`, id: open.id };
    open = undefined;
  }

  function* tell(parts: readonly WrittenPart[]): Generator<LanguageModelV4StreamPart> {
    for (const part of parts) {
      if (part.type === "call") {
        yield* close();
        yield toToolCall(part);
        continue;
      }
      if (open?.type !== part.type) {
        yield* close();
        open = { type: part.type, id: `written-${blocks++}` };
        yield { type: `${part.type}-start`, id: open.id };
      }
      yield { type: `${part.type}-delta`, id: open.id, delta: part.text };
    }
  }

  return function* (part: LanguageModelV4StreamPart): Generator<LanguageModelV4StreamPart> {
    switch (part.type) {
      case "text-start":
        reader = createReader();
        break;
      case "text-delta":
        if (reader) yield* tell(reader.push(part.delta));
        break;
      case "text-end":
        if (reader) yield* tell(reader.end());
        yield* close();
        reader = undefined;
        break;
      default:
        yield part;
    }
  };
};
