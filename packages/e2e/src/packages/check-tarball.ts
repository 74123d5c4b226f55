import { run } from "./pack-packages.ts";

/** Checks a packed package with publint and "are the types wrong?". @throws with their findings */
export const checkTarball = (tarball: string): void => {
  run("publint", "run", "--strict", tarball);
  run("attw", "--profile", "esm-only", tarball);
};
