import { createStored } from "../session/stored.ts";
import { useObservable } from "../shared/observable.ts";
import type { ToolResult } from "./tool-result.ts";

/** A call that was made from this page. */
export interface LoggedCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The name by which models are offered the tool. */
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** A code of the product's table; undefined where it succeeded. */
  readonly failure: string | undefined;
  readonly times: readonly { readonly transport: string; readonly ms: number }[];
}

const MOST_CALLS = 20;

/** For this tab alone: arguments may be private. */
const stored = createStored([() => sessionStorage], "twinhost.calls");

const readCalls = (text: string | undefined): readonly LoggedCall[] => {
  try {
    return JSON.parse(text ?? "[]") as LoggedCall[];
  } catch {
    return [];
  }
};

export const logCall = (call: Omit<LoggedCall, "at" | "failure">, result: ToolResult | undefined): void => {
  const failure = result?.ok ? undefined : (result?.code ?? "unknown");
  const calls = [{ ...call, at: Date.now(), failure }, ...readCalls(stored.get())];
  stored.set(JSON.stringify(calls.slice(0, MOST_CALLS)));
};

export const forgetCalls = (): void => stored.set("[]");

/** The last calls of this tab, the newest first. */
export const useCalls = (): readonly LoggedCall[] => readCalls(useObservable(stored));
