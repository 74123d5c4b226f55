import { createStored } from "../session/stored.ts";
import { useObservable } from "../shared/observable.ts";
import type { ToolResult } from "./tool-result.ts";

/** A call made from this page. */
export interface LoggedCall {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The tool's name as offered to models. */
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
  /** An error code; undefined if the call succeeded. */
  readonly failure: string | undefined;
  readonly times: readonly { readonly transport: string; readonly ms: number }[];
}

const MOST_CALLS = 20;

/** Stored for this tab only, because arguments may be private. */
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

/** This tab's last calls, newest first. */
export const useCalls = (): readonly LoggedCall[] => readCalls(useObservable(stored));
