import type { DynamicToolUIPart, UIMessage } from "ai";

/** Times within one tool call in milliseconds, as reported by the tool host. */
interface ServerTiming {
  readonly server_ms: number;
  readonly tool_ms: number;
  readonly engine_ms: number;
}

/** What the LLM server reports about a tool call besides its result. */
export interface CallFacts {
  readonly transport: string;
  readonly duration_ms: number;
  readonly timing?: ServerTiming;
}

/** Sent at the end of an answer. */
export interface AnswerMetadata {
  readonly model: string;
  readonly transport: string;
  readonly timing: {
    readonly total_ms: number;
    /** Until the tools were available; absent in answers stored by an older console. */
    readonly start_ms?: number;
    readonly model_ms: number;
    readonly tool_ms: number;
    readonly transport_ms: number;
  };
  readonly usage: { readonly input_tokens: number; readonly output_tokens: number };
  /** Tools not offered to the model, which accepts only so many. */
  readonly tools_left_out?: LeftOut;
}

export interface LeftOut {
  readonly max_tools: number;
  readonly count: number;
  /** Only the first ones if there are many. */
  readonly names: readonly string[];
}

/** Facts about a call are a part of their own, because the stream's tool parts have no field for them. */
type DataParts = { "tool-timing": CallFacts & { readonly toolCallId: string } };

/** What the server sent at the end of an answer, or that the user stopped it. */
type MessageMetadata = Partial<AnswerMetadata> & { readonly stopped?: boolean };

export type ChatMessage = UIMessage<MessageMetadata | undefined, DataParts>;

/** A tool's output, or its failure with a code. */
export type ToolOutcome =
  | { readonly ok: true; readonly output: unknown }
  | { readonly ok: false; readonly error: ToolError };

interface ToolError {
  readonly code: string;
  readonly message: string;
  /** The tool's own code below `code`. */
  readonly reason?: string;
}

/** A tool call in an answer, ready to display. */
export interface ShownCall {
  readonly id: string;
  readonly tool: string;
  readonly arguments: unknown;
  /** Undefined while the call runs, or if the answer was cut off before its result. */
  readonly outcome: ToolOutcome | undefined;
  readonly facts: CallFacts | undefined;
  /** Progress reported by a running tool. */
  readonly progress: ToolProgress | undefined;
}

interface ToolProgress {
  readonly progress: number;
  readonly total?: number;
  readonly message?: string;
}

export const textOf = ({ parts }: ChatMessage): string =>
  parts.flatMap((part) => (part.type === "text" ? [part.text] : [])).join("");

export const callsOf = (message: ChatMessage): ShownCall[] =>
  message.parts.flatMap((part) => (part.type === "dynamic-tool" ? [toShownCall(part, message)] : []));

export const toShownCall = (part: DynamicToolUIPart, message: ChatMessage): ShownCall => ({
  id: part.toolCallId,
  tool: part.toolName,
  arguments: part.input,
  outcome: outcomeOf(part),
  facts: factsOf(part, message),
  progress: progressOf(part),
});

const progressOf = (part: DynamicToolUIPart): ToolProgress | undefined =>
  part.state === "output-available" && part.preliminary
    ? (part.output as { running?: ToolProgress } | undefined)?.running
    : undefined;

const outcomeOf = (part: DynamicToolUIPart): ToolOutcome | undefined => {
  if (part.state === "output-error") return { ok: false, error: { code: "unknown", message: part.errorText } };
  return part.state === "output-available" && !part.preliminary ? (part.output as ToolOutcome) : undefined;
};

const factsOf = (part: DynamicToolUIPart, message: ChatMessage): CallFacts | undefined => {
  const onPart = "resultProviderMetadata" in part ? part.resultProviderMetadata?.twinhost : undefined;
  if (onPart) return onPart as unknown as CallFacts;
  for (const other of message.parts) {
    if (other.type === "data-tool-timing" && other.data.toolCallId === part.toolCallId) return other.data;
  }
  return undefined;
};
