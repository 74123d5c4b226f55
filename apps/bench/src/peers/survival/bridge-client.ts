import type { JsonObject } from "@twinhost/core";

/** A client that sees everything a bridge passes on. */
export interface BridgeClient {
  /** @returns the tool's content blocks, or what a REST bridge makes of them. @throws when the call fails */
  call(tool: string, args?: JsonObject, options?: BridgeCallOptions): Promise<unknown>;
  /** Current names of the tools. */
  tools(): Promise<string[]>;
  /** Resolves once the bridge has announced a change of its tools; never for bridges that cannot. */
  readonly listChanged: Promise<void>;
  close(): Promise<void>;
}

interface BridgeCallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: () => void;
}
