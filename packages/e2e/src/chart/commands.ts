import { execFileSync } from "node:child_process";

/** Runs a program with inherited output. @param environment in addition to this process's */
export const run = (
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): void => {
  execFileSync(command, args, { stdio: "inherit", env: { ...process.env, ...environment } });
};

/** A downloaded Go module, as reported by `go mod download -json`. */
interface DownloadedModule {
  /** Its folder. */
  readonly Dir: string;
  /** Its go.mod. */
  readonly GoMod: string;
}

/** @param module with its version, as in `k8s.io/kubernetes@v1.34.4` */
export const downloadGoModule = (module: string): DownloadedModule =>
  JSON.parse(execFileSync("go", ["mod", "download", "-json", module], { encoding: "utf8" }));
