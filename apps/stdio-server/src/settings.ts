import { commaList, hostSettings } from "@twinhost/tools";
import { z } from "zod";

export const settingsSchema = hostSettings.extend({
  /** Who is on the other end of the pipe, for logs and usage. */
  TOOL_CALLER: z.string().default("local"),
  /** Tools that the other end may use; `*` stands for any run of characters. */
  ALLOWED_TOOLS: commaList.default(["*"]),
});
