import { operationSettings, serverSettings } from "@twinhost/http-kit";
import { hostSettings } from "@twinhost/tools";
import type { z } from "zod";

export const settingsSchema = serverSettings(3000).extend(hostSettings.shape).extend(operationSettings.shape);

export type Settings = z.output<typeof settingsSchema>;
