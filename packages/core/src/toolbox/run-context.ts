import type { ClientCapability, ClientInteraction, ClientResponses } from "../interaction/client-interaction.ts";
import { createClientInteraction } from "../interaction/client-questions.ts";
import type { Logger } from "../logger.ts";
import type { ToolContext } from "../tool/define-tool.ts";
import type { Caller } from "./caller.ts";

type Settings = Readonly<Record<string, unknown>>;

/** What of a call its tool sees. */
interface SeenCall {
  readonly caller: Caller;
  readonly onProgress?: ToolContext["progress"] | undefined;
  readonly clientCapabilities?: readonly ClientCapability[];
  readonly clientResponses?: ClientResponses;
}

type Parts = Pick<ToolContext<unknown, Settings>, "signal" | "log" | "requestId" | "engine" | "settings" | "error">;

/** What a run of a tool has at hand. A class, because an object with a getter of its own is slow to make. */
export class RunContext implements ToolContext<unknown, Settings> {
  readonly signal: AbortSignal;
  readonly log: Logger;
  readonly requestId: string;
  readonly engine: unknown;
  readonly settings: Settings;
  readonly error: ToolContext["error"];
  readonly caller: Caller;
  readonly progress: ToolContext["progress"];
  readonly #call: SeenCall;
  #client: ClientInteraction | undefined;

  constructor(call: SeenCall, { signal, log, requestId, engine, settings, error }: Parts) {
    this.signal = signal;
    this.log = log;
    this.requestId = requestId;
    this.engine = engine;
    this.settings = settings;
    this.error = error;
    this.caller = call.caller;
    this.progress = call.onProgress ?? ignoreProgress;
    this.#call = call;
  }

  /** Few tools ask or tell their client anything. */
  get client(): ClientInteraction {
    const { clientCapabilities = [], clientResponses = {} } = this.#call;
    this.#client ??= createClientInteraction(clientCapabilities, clientResponses);
    return this.#client;
  }
}

const ignoreProgress = (): void => {};
