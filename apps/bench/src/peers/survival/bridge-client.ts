import type { JsonObject } from "@twinhost/core";

/** A client that sees all that a bridge passes on. */
export interface BridgeClient {
  /** @returns what the tool gave: the content's blocks, or what a REST bridge makes of them. @throws when the call fails */
  call(tool: string, args?: JsonObject, options?: BridgeCallOptions): Promise<unknown>;
  /** Names of the tools now. */
  tools(): Promise<string[]>;
  /** Resolves once the bridge told that its list of tools changed; never where it cannot tell. */
  readonly listChanged: Promise<void>;
  close(): Promise<void>;
}

interface BridgeCallOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: () => void;
}
