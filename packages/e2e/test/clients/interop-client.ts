/** How a program is started that speaks MCP over stdio. */
export interface StdioCommand {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** Where the HTTP host is, and the headers that let a caller in. */
export interface HttpAddress {
  /** Base URL, without a path. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A connected client of somebody else's making. */
export interface InteropSession {
  /** Names of the tools, in the server's order. */
  listTools(): Promise<string[]>;
  /** The tool's output object. @throws when the call fails. */
  calculate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** A client, and the ways in which it reaches a server. A way that it has not is absent. */
export interface InteropClient {
  readonly name: string;
  readonly http?: (address: HttpAddress) => Promise<InteropSession>;
  readonly stdio?: (command: StdioCommand) => Promise<InteropSession>;
}
