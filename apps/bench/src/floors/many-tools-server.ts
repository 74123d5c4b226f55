/** Our HTTP tool server with `TOOLS` tools: the usual ones, plus copies of the calculator under other names. */
import { LOCAL_CALLER } from "@twinhost/core";
import { hostSettings, openHostLog, openHostToolbox, parseSettings, withToolSettings } from "@twinhost/runtime";
import { closeOnSignal, createToolServer, listen, networkOptions, serverSettings } from "@twinhost/server";
import { calculate, content, tools } from "@twinhost/tools";

const copies = Array.from({ length: Number(process.env.TOOLS) - tools.length }, (_, index) => ({
  ...calculate,
  name: `calculate_${index}`,
}));
const all = [...tools, ...copies];
const settings = parseSettings(withToolSettings(serverSettings(3000).extend(hostSettings.shape), all), process.env);
const { log } = openHostLog(settings.LOG_LEVEL);
const opened = openHostToolbox({ tools: all, content, settings, log });
const server = createToolServer({ ...networkOptions(settings), ...opened, caller: LOCAL_CALLER, log });
const listening = await listen(server.app, { host: settings.HOST, port: settings.PORT });
opened.warmUp();
closeOnSignal(log, async () => {
  await listening.close(0);
  await opened.close();
});
