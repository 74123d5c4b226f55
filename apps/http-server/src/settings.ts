import { hostSettings, withToolSettings } from "@twinhost/runtime";
import { runtimeSettings, serverSettings } from "@twinhost/server";
import { tools } from "@twinhost/tools";
import type { z } from "zod";

export const settingsSchema = withToolSettings(
  serverSettings(3000).extend(hostSettings.shape).extend(runtimeSettings.shape),
  tools,
);

export type Settings = z.output<typeof settingsSchema>;
