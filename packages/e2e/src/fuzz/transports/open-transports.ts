import { hostSettings, openHostToolbox, withToolSettings } from "@twinhost/runtime";
import { builtStdioHost, createDataDirectory, startHttpHost } from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import { pino } from "pino";
import type { FuzzTransport } from "../outcome.ts";
import { httpTransports } from "./http.ts";
import { inProcessTransport } from "./in-process.ts";
import { stdioTransport } from "./stdio.ts";

export interface OpenTransports {
  readonly transports: readonly FuzzTransport[];
  close(): Promise<void>;
}

/** All transports, to the built hosts, which share one index. */
export const openTransports = async (): Promise<OpenTransports> => {
  const data = createDataDirectory();
  const host = await startHttpHost({ DATA_DIR: data.path }); // it builds the index for all
  const log = pino({ level: "silent" });
  const settings = withToolSettings(hostSettings, tools).parse({ DATA_DIR: data.path });
  const { toolbox, close } = openHostToolbox({ tools, settings, log });
  const transports = [
    inProcessTransport(toolbox, close),
    stdioTransport(builtStdioHost(), data.path),
    ...httpTransports(host),
  ];
  return {
    transports,
    close: async () => {
      await Promise.all(transports.map((transport) => transport.close()));
      await host.stop();
      data.remove();
    },
  };
};
