/** The command line of an MCP server over stdio. */
export interface StdioCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** The HTTP host's URL, and the headers that authenticate a caller. */
export interface HttpAddress {
  /** Base URL, without a path. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A connected third-party client. */
export interface InteropSession {
  /** Names of the tools, in the server's order. */
  listTools(): Promise<string[]>;
  /** @returns the tool's output object @throws if the call fails */
  calculate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A client and the transports that it supports. */
export interface InteropClient {
  readonly name: string;
  readonly http?: (address: HttpAddress) => Promise<InteropSession>;
  readonly stdio?: (command: StdioCommand) => Promise<InteropSession>;
}
