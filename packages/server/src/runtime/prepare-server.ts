import {
  type HostLog,
  type hostSettings,
  openHostLog,
  parseSettings,
  startOrExit,
  withSettingsFile,
} from "@twinhost/runtime";
import type { z } from "zod";
import { type AccessTokens, openAccessTokens } from "../access/oauth/access-tokens.ts";
import { type OpenKeys, openKeys } from "../access/open-keys.ts";
import { readTlsFiles, type TlsFiles } from "../lifecycle/tls-files.ts";
import type { runtimeSettings } from "./runtime-settings.ts";
import type { serverSettings } from "./server-settings.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** The settings that every server has. */
export type ServerSchema = z.ZodObject<
  ReturnType<typeof serverSettings>["shape"] & typeof hostSettings.shape & typeof runtimeSettings.shape
>;

/** What every server sets up before anything of its own. */
export interface PreparedServer<Schema extends ServerSchema> extends OpenKeys {
  readonly schema: Schema;
  /** The environment as given; `environment` adds the values of `SETTINGS_FILE` that it lacks. */
  readonly given: Environment;
  readonly environment: Environment;
  readonly settings: z.output<Schema>;
  readonly hostLog: HostLog;
  readonly log: HostLog["log"];
  readonly tls: TlsFiles | undefined;
  /** Access tokens of `OAUTH_ISSUER`. */
  readonly tokens: AccessTokens | undefined;
}

/** Reads settings and certificate, and opens log and keys. If one is invalid, the process exits with one line. */
export const prepareServer = <Schema extends ServerSchema>(
  schema: Schema,
  given: Environment,
): PreparedServer<Schema> => {
  const environment = startOrExit(() => withSettingsFile(given));
  const settings = parseSettings(schema, environment);
  const hostLog = startOrExit(() => openHostLog(settings.LOG_LEVEL, settings.LOG_FILE));
  const { log } = hostLog;
  const tls = startOrExit(() => readTlsFiles(settings));
  const tokens = startOrExit(() => openAccessTokens(settings));
  return {
    schema,
    given,
    environment,
    settings,
    hostLog,
    log,
    tls,
    tokens,
    ...startOrExit(() => openKeys(settings, log)),
  };
};
