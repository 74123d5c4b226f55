import { run } from "./pack-packages.ts";

/** Has a packed package read by publint and by "are the types wrong?". @throws with what they found */
export const checkTarball = (tarball: string): void => {
  run("publint", "run", "--strict", tarball);
  run("attw", "--profile", "esm-only", tarball);
};
