import { fileURLToPath } from "node:url";
import { packagedFile } from "@twinhost/runtime";

/** A file or folder of the peers' servers that Node does not run as ours: among the sources, or beside the bundle. */
export const serverSource = (path: string): string =>
  packagedFile(`peers/${path}`) ?? fileURLToPath(new URL(`./servers/${path}`, import.meta.url));
