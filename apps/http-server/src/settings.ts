import { operationSettings, serverSettings } from "@twinhost/http-kit";
import { hostSettings } from "@twinhost/tools";

export const settingsSchema = serverSettings(3000).extend(hostSettings.shape).extend(operationSettings.shape);
