import { createToolServer, listen } from "@twinhost/server";
import { silentLog as log } from "@twinhost/testing";

type ToolServerOptions = Parameters<typeof createToolServer>[0];

/** A tool server in this process for local clients, on a free port unless one is given. */
export const serveTools = async (
  options: Pick<ToolServerOptions, "toolbox" | "caller"> & Partial<ToolServerOptions>,
  port = 0,
) => {
  const server = createToolServer({
    isReady: () => true,
    allowedHosts: ["127.0.0.1"],
    allowedOrigins: [],
    log,
    ...options,
  });
  const listening = await listen(server.app, { host: "127.0.0.1", port });
  return {
    url: listening.address,
    port: Number(new URL(listening.address).port),
    close: async () => {
      await Promise.all([server.close(), listening.close(100)]);
    },
  };
};
