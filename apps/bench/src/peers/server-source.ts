import { fileURLToPath } from "node:url";
import { packagedFile } from "@twinhost/runtime";

/** Path of a peer server that does not run as one of our Node programs: in the sources, or next to the bundle. */
export const serverSource = (path: string): string =>
  packagedFile(`peers/${path}`) ?? fileURLToPath(new URL(`./servers/${path}`, import.meta.url));
