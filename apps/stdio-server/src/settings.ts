import { commaList } from "@twinhost/core";
import { hostSettings, shutdownDeadline, tracingSettings, withToolSettings } from "@twinhost/runtime";
import { thirdPartySettings } from "@twinhost/third-party/host";
import { tools } from "@twinhost/tools";
import { z } from "zod";

const ownSettings = hostSettings.extend({
  ...tracingSettings.shape,
  ...thirdPartySettings.shape,
  /** Who is on the other end of the pipe, for logs and usage. */
  TOOL_CALLER: z.string().default("local"),
  /** Tools that the other end may use; `*` matches any run of characters. */
  ALLOWED_TOOLS: commaList.default(["*"]),
  /** How long calls in flight may continue once the other end has closed the pipe. */
  SHUTDOWN_DEADLINE_MS: shutdownDeadline,
});

export const settingsSchema = withToolSettings(ownSettings, tools);
