/**
 * The tool server without observability: no request log, audit, usage, metrics or traces, and none of their code on the
 * path of a request. Assembled from the packages, as any user could. Settings come from the environment.
 */
import { LOCAL_CALLER, openToolbox } from "@twinhost/core";
import { openCallPolicy } from "@twinhost/policy";
import { hostSettings, openHostLog, parseSettings, withToolSettings } from "@twinhost/runtime";
import { closeOnSignal, createToolServer, listen, networkOptions, serverSettings } from "@twinhost/server";
import { content, tools } from "@twinhost/tools";

const settings = parseSettings(withToolSettings(serverSettings(3000).extend(hostSettings.shape), tools), process.env);
const { log } = openHostLog(settings.LOG_LEVEL);
const policy = openCallPolicy(settings, log);
const opened = openToolbox({
  limits: policy.toolboxOptions.limits,
  recordUsage: () => {},
  tools,
  content,
  settings: { ...settings },
  dataDirectory: settings.DATA_DIR,
  log,
});
const server = createToolServer({ ...networkOptions(settings), ...opened, caller: LOCAL_CALLER, log });
const listening = await listen(server.app, { host: settings.HOST, port: settings.PORT });
opened.warmUp();
closeOnSignal(log, async () => {
  await listening.close(0);
  await opened.close();
  policy.close();
});
