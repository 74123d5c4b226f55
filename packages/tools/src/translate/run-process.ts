import { spawn } from "node:child_process";
import { type FileHandle, mkdtemp, open, rm, unlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endGroup, PRIVATE_FILE, ToolError } from "@twinhost/core";

export interface ProcessRequest {
  readonly command: string;
  readonly args: readonly string[];
  readonly input: string;
  /** Stdout over this many bytes ends the process. */
  readonly maxOutputBytes: number;
  readonly signal: AbortSignal;
}

export interface ProcessResult {
  readonly stdout: string;
  /** The first few kilobytes; for the log only. */
  readonly stderr: string;
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
}

const MAX_STDERR_BYTES = 4096;

/** The engine gets none of the server's settings, which may contain keys. */
const PASSED_ENVIRONMENT = ["PATH", "HOME", "LANG", "APERTIUM_PATH", "APERTIUM_DATADIR"];

const engineEnvironment = (folder: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(PASSED_ENVIRONMENT.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : []))),
  TMPDIR: folder,
});

/**
 * The input as an unlinked file. Node's pipes are sockets, and a program that opens `/dev/stdin` by name, as Apertium
 * does, cannot open a socket: it would silently read nothing.
 */
const openInput = async (folder: string, input: string): Promise<FileHandle> => {
  const path = join(folder, "input");
  await writeFile(path, input, { flag: "wx", mode: PRIVATE_FILE });
  const file = await open(path, "r");
  // The text is private: it must not stay on the disk if the server crashes.
  await unlink(path);
  return file;
};

interface Started {
  readonly result: Promise<ProcessResult>;
  /** Settles when no process of the group is left. */
  readonly ended: Promise<void>;
}

const start = (file: FileHandle, folder: string, request: ProcessRequest): Started => {
  const { command, args, maxOutputBytes, signal } = request;
  const result = Promise.withResolvers<ProcessResult>();
  const ended = Promise.withResolvers<void>();
  const env = engineEnvironment(folder);
  const child = spawn(command, args, { detached: true, env, stdio: [file.fd, "pipe", "pipe"] });
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  let stdoutBytes = 0;
  let stderrBytes = 0;
  const stop = (error: unknown): void => {
    signal.removeEventListener("abort", onAbort);
    child.stdout?.destroy();
    child.stderr?.destroy();
    result.reject(error);
    ended.resolve(child.pid === undefined ? undefined : endGroup(child.pid));
  };
  const onAbort = (): void => stop(signal.reason);
  signal.addEventListener("abort", onAbort, { once: true });
  child.on("error", (cause) => {
    stop(new ToolError("engine_unavailable", `The program "${command}" cannot be started on this server.`, { cause }));
  });
  child.stdout?.on("data", (data: Buffer) => {
    stdoutBytes += data.length;
    if (stdoutBytes > maxOutputBytes) stop(new ToolError("too_large", `"${command}" wrote more than it may.`));
    else stdout.push(data);
  });
  child.stderr?.on("data", (data: Buffer) => {
    stderrBytes += data.length;
    if (stderrBytes <= MAX_STDERR_BYTES) stderr.push(data);
  });
  child.on("close", (exitCode) => {
    signal.removeEventListener("abort", onAbort);
    result.resolve({
      stdout: Buffer.concat(stdout).toString("utf8"),
      stderr: Buffer.concat(stderr).toString("utf8"),
      exitCode,
    });
    ended.resolve();
  });
  return { result: result.promise, ended: ended.promise };
};

/**
 * Runs a program without a shell, with a temporary folder and its own process group; when the signal aborts, both are
 * removed with everything that the program started. Throws the signal's reason then, ToolError `engine_unavailable`
 * when the program cannot be started, and `too_large` when it writes too much.
 */
export const runProcess = async (request: ProcessRequest): Promise<ProcessResult> => {
  request.signal.throwIfAborted();
  let folder: string | undefined;
  let file: FileHandle | undefined;
  let started: Started | undefined;
  const cleanUp = async (): Promise<void> => {
    await file?.close();
    await started?.ended;
    if (folder !== undefined) await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    try {
      folder = await mkdtemp(join(tmpdir(), "twinhost-translate-"));
      file = await openInput(folder, request.input);
    } catch (cause) {
      throw new ToolError("engine_unavailable", "The server's temporary folder cannot be written.", { cause });
    }
    request.signal.throwIfAborted();
    started = start(file, folder, request);
    const result = await started.result;
    await cleanUp();
    return result;
  } catch (error) {
    // Not awaited: the caller gets the error at once.
    cleanUp().catch(() => {});
    throw error;
  }
};
