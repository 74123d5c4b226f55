import type { Connection, ServerCommand } from "../arms/arm.ts";
import type { Caller } from "./caller.ts";

interface ConnectOptions {
  readonly connection: Connection;
  /** Base URL of the last server started, for connections over TCP. */
  readonly url: string;
  readonly dataDir: string;
  /** Puts a byte counter in front of a child's command, if bytes are counted. */
  readonly wrapChild: (child: ServerCommand) => ServerCommand;
}

/** Opens a connection whose code is already loaded. */
export type Connect = (options: Pick<ConnectOptions, "url" | "dataDir" | "wrapChild">) => Promise<Caller>;

/**
 * Loads the code of one connection only: a generator must not carry the memory and start-up time of transports that it
 * does not use. Loading is separate from connecting, so that it does not count towards the cold start.
 */
export const loadConnection = async (connection: Connection): Promise<Connect> => {
  switch (connection.kind) {
    case "in-process": {
      const { connectInProcess } = await import("./connections/in-process.ts");
      return async ({ dataDir }) => connectInProcess(dataDir);
    }
    case "http-floor": {
      const { connectHttpFloor } = await import("./connections/http-floor.ts");
      return async ({ url }) => connectHttpFloor(url);
    }
    case "pipe-floor": {
      const { connectPipeFloor } = await import("./connections/pipe-floor.ts");
      return async ({ wrapChild }) => connectPipeFloor(wrapChild(connection.child));
    }
    case "rest": {
      const { connectRest } = await import("./connections/tool-client.ts");
      return ({ url }) => connectRest(url, connection);
    }
    case "http": {
      const { connectHttp } = await import("./connections/tool-client.ts");
      return ({ url }) => connectHttp(url, connection);
    }
    case "stdio": {
      const { connectStdio } = await import("./connections/tool-client.ts");
      return async ({ wrapChild }) => connectStdio({ ...connection, child: wrapChild(connection.child) });
    }
    case "http-sdk-v1": {
      const { connectHttpSdkV1 } = await import("./connections/sdk-v1.ts");
      return ({ url }) => connectHttpSdkV1(url);
    }
    case "http-sdk-v2": {
      const { connectHttpSdkV2 } = await import("./connections/sdk-v2.ts");
      return ({ url }) => connectHttpSdkV2(url);
    }
    case "stdio-sdk-v1": {
      const { connectStdioSdkV1 } = await import("./connections/sdk-v1.ts");
      return ({ wrapChild }) => connectStdioSdkV1(wrapChild(connection.child));
    }
    case "guarded-toolbox": {
      const { connectGuardedToolbox } = await import("./connections/guarded-toolbox.ts");
      return async ({ dataDir }) => connectGuardedToolbox(dataDir, connection);
    }
    case "plain-mcp": {
      const { connectPlainMcp } = await import("./connections/plain-mcp.ts");
      return ({ url }) => connectPlainMcp(url, connection);
    }
    case "plain-post": {
      const { connectPlainPost } = await import("./connections/plain-post.ts");
      return async ({ url }) => connectPlainPost(url, connection.path);
    }
    case "query": {
      const { connectQuery } = await import("./connections/query.ts");
      return async ({ url }) => connectQuery(url);
    }
  }
};
