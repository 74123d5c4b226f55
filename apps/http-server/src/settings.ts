import { hostSettings } from "@twinhost/runtime";
import { runtimeSettings, serverSettings } from "@twinhost/server";
import type { z } from "zod";

export const settingsSchema = serverSettings(3000).extend(hostSettings.shape).extend(runtimeSettings.shape);

export type Settings = z.output<typeof settingsSchema>;
