import type { ClientCapability, ClientInteraction, ClientResponses } from "../interaction/client-interaction.ts";
import { createClientInteraction } from "../interaction/client-questions.ts";
import type { Logger } from "../logger.ts";
import type { ToolContext } from "../tool/define-tool.ts";
import type { Caller } from "./caller.ts";

type Settings = Readonly<Record<string, unknown>>;

/** The parts of a call that its tool can use. */
interface SeenCall {
  readonly caller: Caller;
  readonly onProgress?: ToolContext["progress"] | undefined;
  readonly clientCapabilities?: readonly ClientCapability[];
  readonly clientResponses?: ClientResponses;
}

type Parts = Pick<ToolContext<unknown, Settings>, "signal" | "log" | "requestId" | "engine" | "settings" | "error">;

/** Passed to `run` of a tool. A class, because an object literal with a getter is slow to create. */
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

  /** Created lazily: few tools interact with their client. */
  get client(): ClientInteraction {
    const { clientCapabilities = [], clientResponses = {} } = this.#call;
    this.#client ??= createClientInteraction(clientCapabilities, clientResponses);
    return this.#client;
  }
}

const ignoreProgress = (): void => {};
