import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";

type Environment = Record<string, string | undefined>;

/**
 * The environment, with the settings of `SETTINGS_FILE` (lines `NAME=value`) where the environment sets none.
 * @throws Error with one line when the file cannot be read
 */
export const withSettingsFile = (environment: Environment): Environment => {
  const file = environment.SETTINGS_FILE;
  if (!file) return environment;
  const given = Object.entries(environment).filter(([, value]) => value !== "");
  try {
    return { ...parseEnv(readFileSync(file, "utf8")), ...Object.fromEntries(given) };
  } catch (cause) {
    throw new Error(`SETTINGS_FILE cannot be read (${(cause as Error).message})`, { cause });
  }
};
