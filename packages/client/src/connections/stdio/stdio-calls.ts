import type { CallToolResult, JSONRPCMessage, RequestId } from "@modelcontextprotocol/client";
import { SdkError, SdkErrorCode } from "@modelcontextprotocol/client";
import { type Era, type Fields, writeCall, writeCancel } from "@twinhost/mcp-wire";
import { CLIENT_INFO } from "../client-info.ts";
import { progressOf, resultOf } from "../fast/call-answer.ts";
import type { FastCall, FastCalls } from "../fast/fast-calls.ts";
import type { ReplyRepair } from "../third-party/reply-repair.ts";

/** A call on the fast path that waits for its answer. */
interface WaitingCall extends Pick<FastCall, "onProgress"> {
  answered(message: Fields): void;
  lost(): void;
}

/** The fast path over stdio, on the same pipes as the SDK's client. */
export interface StdioCalls extends FastCalls {
  /** Takes a message of the process; false if it is for the SDK's client. */
  take(message: JSONRPCMessage): boolean;
  /** The process ended or is being ended: its calls fail. */
  fail(): void;
}

/** All requests that are owed an answer; undefined for those of the SDK's client, which tracks its own. */
export type PendingRequests = Map<RequestId, WaitingCall | undefined>;

interface StdioCallsOptions {
  readonly pending: PendingRequests;
  readonly era: () => Era;
  /** Sends a line. `onFailed` is called if the process is gone. */
  readonly write: (line: string, onFailed: (error: Error) => void) => void;
  /** Repairs the answers of a third-party server. */
  readonly repair?: Pick<ReplyRepair, "called" | "left"> | undefined;
}

/** Prefix of the fast path's ids, to keep them apart from those of the SDK's client, which are numbers. */
const PREFIX = "call-";

/** `tools/call` over stdio, in both revisions. */
export const createStdioCalls = ({ pending, era, write, repair }: StdioCallsOptions): StdioCalls => {
  let count = 0;

  return {
    take: (message) => {
      if (!("method" in message)) {
        const call = pending.get(message.id as RequestId);
        pending.delete(message.id as RequestId);
        call?.answered(message);
        return call !== undefined;
      }
      const told = progressOf(message);
      if (!told) return false;
      const call = pending.get(told.progressToken as RequestId);
      call?.onProgress?.(told.progress, told.total, told.message);
      return call !== undefined;
    },
    fail: () => {
      for (const call of [...pending.values()]) call?.lost();
    },
    call: ({ name, args, meta, signal, onProgress }) =>
      new Promise<CallToolResult | undefined>((resolve, reject) => {
        const id = `${PREFIX}${++count}`;
        const asked = onProgress ? { ...meta, progressToken: id } : meta;
        const envelope = { id, era: era(), client: CLIENT_INFO, meta: asked };
        const fail = (error: unknown): void => {
          pending.delete(id);
          reject(error);
        };
        const cancel = (): void => {
          // It may have been answered already.
          if (!pending.has(id)) return;
          fail(signal.reason);
          repair?.left(id);
          write(writeCancel(envelope, String(signal.reason)), () => {}); // a process that is gone needs no message
        };
        repair?.called(id, envelope.era === "stateless");
        pending.set(id, {
          onProgress,
          answered: (message) => {
            try {
              resolve(resultOf(message, envelope.era));
            } catch (error) {
              reject(error);
            }
          },
          lost: () => fail(new SdkError(SdkErrorCode.ConnectionClosed, "Connection closed")),
        });
        signal.addEventListener("abort", cancel, { once: true });
        write(writeCall(envelope, name, args), fail);
      }),
  };
};
