import { hostSettings, openHostToolbox, withToolSettings } from "@twinhost/runtime";
import { builtStdioHost, createDataDirectory, startHttpHost } from "@twinhost/testing";
import { tools } from "@twinhost/tools";
import { pino } from "pino";
import type { Way } from "../outcome.ts";
import { httpWays } from "./http.ts";
import { inProcessWay } from "./in-process.ts";
import { stdioWay } from "./stdio.ts";

export interface OpenWays {
  readonly ways: readonly Way[];
  close(): Promise<void>;
}

/** All transports, to the built hosts, which share one index. */
export const openWays = async (): Promise<OpenWays> => {
  const data = createDataDirectory();
  const host = await startHttpHost({ DATA_DIR: data.path }); // it builds the index for all
  const log = pino({ level: "silent" });
  const settings = withToolSettings(hostSettings, tools).parse({ DATA_DIR: data.path });
  const { toolbox, close } = openHostToolbox({ tools, settings, log });
  const ways = [inProcessWay(toolbox, close), stdioWay(builtStdioHost(), data.path), ...httpWays(host)];
  return {
    ways,
    close: async () => {
      await Promise.all(ways.map((way) => way.close()));
      await host.stop();
      data.remove();
    },
  };
};
