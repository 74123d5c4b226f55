/** What a model does in one turn. */
export type Turn =
  | { readonly text: string; readonly isCut?: boolean }
  | { readonly call: { readonly name: string; readonly arguments: Readonly<Record<string, unknown>> } };

/** What every provider is asked, independent of its format. */
export interface Asked {
  readonly model: string;
  readonly isStream: boolean;
  readonly system: string;
  readonly tools: readonly { readonly name: string; readonly description: string; readonly schema: unknown }[];
  /** The results of earlier calls, each with the call that it belongs to. */
  readonly results: readonly { readonly callId: string; readonly result: unknown }[];
  readonly maxTokens: number | undefined;
  readonly stop: readonly string[];
}

/** How a provider speaks HTTP. */
export interface WireFormat {
  /** The path of a request; `keyHeader` is the header that carries the key. */
  readonly path: (model: string, isStream: boolean) => string;
  readonly keyHeader: readonly [name: string, prefix: string];
  /** @throws when the body is not what the provider accepts */
  readonly read: (body: unknown, path: string) => Asked;
  readonly answer: (turn: Turn) => unknown;
  /** The same answer as the data of server-sent events, in several pieces. */
  readonly events: (turn: Turn) => readonly { readonly event?: string; readonly data: unknown }[];
  /** Status and body with which this provider refuses a key. */
  readonly refusedKey: { readonly status: number; readonly body: unknown };
}

/** The only id that peers give to their calls; a result must name it. */
export const CALL_ID = "call_1";
export const USAGE = { input: 10, output: 5 } as const;

/** Text in pieces, as models send it. */
export const pieces = (text: string): string[] => text.match(/.{1,6}/gsu) ?? [];
