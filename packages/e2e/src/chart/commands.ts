import { execFileSync } from "node:child_process";

/** Runs a program, whose output is seen. @param environment beside that of this process */
export const run = (
  command: string,
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): void => {
  execFileSync(command, args, { stdio: "inherit", env: { ...process.env, ...environment } });
};

/** Where Go keeps a module that it downloaded, as `go mod download` says. */
interface DownloadedModule {
  /** Its folder. */
  readonly Dir: string;
  /** Its go.mod. */
  readonly GoMod: string;
}

/** @param module with its version, as in `k8s.io/kubernetes@v1.34.4` */
export const downloadGoModule = (module: string): DownloadedModule =>
  JSON.parse(execFileSync("go", ["mod", "download", "-json", module], { encoding: "utf8" }));
