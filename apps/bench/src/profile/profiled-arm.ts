import { join } from "node:path";
import type { Arm, ServerCommand } from "../arms/arm.ts";

/** Node options that write a profile of the process to its own folder when it ends. */
export const profileOptions = (folder: string): string[] => ["--cpu-prof", `--cpu-prof-dir=${folder}`];

interface ProfiledArm {
  readonly arm: Arm;
  /** Folders of the profiles, by process. */
  readonly folders: ReadonlyMap<string, string>;
}

/** The same arm with all processes profiled: the load generator as `client`, servers by their names. */
export const profiledArm = (arm: Arm, directory: string): ProfiledArm => {
  const folders = new Map([["client", join(directory, "client")]]);
  const profiled = (command: ServerCommand): ServerCommand => {
    const folder = join(directory, command.name);
    folders.set(command.name, folder);
    return { ...command, args: [...profileOptions(folder), ...command.args] };
  };
  const { connection } = arm;
  return {
    arm: {
      ...arm,
      connection: "child" in connection ? { ...connection, child: profiled(connection.child) } : connection,
      servers: arm.servers.map(profiled),
    },
    folders,
  };
};
