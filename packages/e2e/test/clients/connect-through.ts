import type { InteropSession } from "./interop-client.ts";
import { programEnvironment } from "./run-program.ts";
import { sdkV1 } from "./sdk-v1.ts";
import { temporaryHome } from "./temporary-home.ts";

/** A stdio client of a bridge to an HTTP host, with a home folder for the bridge. @param args starts with its script */
export const connectThrough = async (args: readonly string[]): Promise<InteropSession> => {
  const home = temporaryHome();
  const session = await sdkV1.stdio?.({
    command: process.execPath,
    args: [...args],
    env: programEnvironment(home.path),
  });
  if (!session) throw new Error("SDK v1 has no stdio");
  return {
    ...session,
    close: async () => {
      await session.close();
      home.remove();
    },
  };
};

/** Header options, the same for both bridges. */
export const headerFlags = (headers: Readonly<Record<string, string>>): string[] =>
  Object.entries(headers).flatMap(([name, value]) => ["--header", `${name}:${value}`]);
