import { commaList, hostSettings, shutdownDeadline, tracingSettings } from "@twinhost/runtime";
import { z } from "zod";

export const settingsSchema = hostSettings.extend({
  ...tracingSettings.shape,
  /** Who is on the other end of the pipe, for logs and usage. */
  TOOL_CALLER: z.string().default("local"),
  /** Tools that the other end may use; `*` stands for any run of characters. */
  ALLOWED_TOOLS: commaList.default(["*"]),
  /** How long calls in flight may go on once the other end has closed the pipe. */
  SHUTDOWN_DEADLINE_MS: shutdownDeadline,
});
