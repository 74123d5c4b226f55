import { type HostLog, withSettingsFile } from "@twinhost/runtime";
import { z } from "zod";

export interface ReloadOptions<Schema extends z.ZodObject> {
  readonly schema: Schema;
  /** The settings that the process started with. */
  readonly settings: z.output<Schema>;
  readonly environment: Record<string, string | undefined>;
  /** Settings that may change while the process runs, and how each is applied; `LOG_LEVEL` always is one. */
  readonly apply: { readonly [Name in keyof z.output<Schema>]?: (value: z.output<Schema>[Name]) => void };
  /** What each reload rereads or restarts, by the name of its setting. @returns a summary for the log */
  readonly reread?: Readonly<Record<string, () => unknown>>;
  readonly log: HostLog["log"];
}

/**
 * On SIGHUP: rereads `SETTINGS_FILE`, applies what may change, logs what needs a restart, and rereads key files.
 * Invalid input changes nothing: the error is logged, and the process keeps what it had.
 */
export const reloadOnHangup = <Schema extends z.ZodObject>(options: ReloadOptions<Schema>): void => {
  const { schema, environment, reread = {}, log } = options;
  const apply: Readonly<Record<string, ((value: never) => void) | undefined>> = {
    LOG_LEVEL: (level: string) => {
      log.level = level;
    },
    ...options.apply,
  };
  const current: Record<string, unknown> = { ...options.settings };

  const reloadSettings = (): void => {
    const given = Object.entries(withSettingsFile(environment)).filter(([, value]) => value !== "");
    const parsed = schema.safeParse(Object.fromEntries(given));
    if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
    for (const name of Object.keys(schema.shape)) {
      const value: unknown = parsed.data[name];
      if (JSON.stringify(value) === JSON.stringify(current[name])) continue;
      const applyValue = apply[name] as ((value: unknown) => void) | undefined;
      if (!applyValue) {
        log.warn({ setting: name }, "this setting changed; it takes effect with the next start");
        continue;
      }
      applyValue(value);
      current[name] = value;
      log.info({ setting: name }, "setting reloaded");
    }
  };

  const attempt = async (what: string, work: () => unknown): Promise<void> => {
    try {
      const summary = await work();
      if (summary !== undefined) log.info({ what, summary }, "reloaded");
    } catch (error) {
      log.error({ err: error, what }, "could not be reloaded; what was before stays");
    }
  };

  process.on("SIGHUP", () => {
    log.info("reloading");
    attempt("settings", reloadSettings);
    for (const [what, work] of Object.entries(reread)) attempt(what, work);
  });
};
