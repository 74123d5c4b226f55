import { hostSettings, withToolSettings } from "@twinhost/runtime";
import { runtimeSettings, serverSettings } from "@twinhost/server";
import { thirdPartySettings } from "@twinhost/third-party/host";
import { tools } from "@twinhost/tools";

export const settingsSchema = withToolSettings(
  serverSettings(3000).extend(hostSettings.shape).extend(runtimeSettings.shape).extend(thirdPartySettings.shape),
  tools,
);
