import { existsSync } from "node:fs";
import { delimiter, resolve } from "node:path";
import { ProtocolError, SdkHttpError } from "@modelcontextprotocol/client";

const LONGEST = 500;

/**
 * Why a server is unavailable, in one line for the operator of this one. What the server itself answered is in the
 * error's message; what the network or the system said is hidden in its causes.
 * @returns undefined if the error says no more than that the server is unavailable
 */
export const unavailableBecause = (error: unknown): string | undefined => {
  if (!(error instanceof Error)) return undefined;
  const chain = causesOf(error);
  const hasAnswered = chain.some((one) => one instanceof SdkHttpError || one instanceof ProtocolError);
  const said = hasAnswered ? error.message : chain.length > 1 ? inWords(chain.at(-1) as Error) : undefined;
  const line = said?.replace(/\s+/g, " ").trim().toWellFormed();
  return line === undefined || line.length <= LONGEST ? line || undefined : `${line.slice(0, LONGEST).toWellFormed()}…`;
};

/** From the error to the deepest cause that still has a message. */
const causesOf = (error: Error): Error[] => {
  const inner = error.cause ?? (error instanceof AggregateError ? error.errors[0] : undefined);
  return inner instanceof Error && inner.message !== "" ? [error, ...causesOf(inner)] : [error];
};

interface SystemError extends Error {
  readonly code?: string;
  readonly hostname?: string;
  readonly address?: string;
  readonly port?: number;
}

const inWords = (error: SystemError): string => {
  const { code, hostname, address, port, message } = error;
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") return `the host ${hostname ?? ""} is not known (${code})`;
  if (code === "ECONNREFUSED" && address !== undefined) return `nothing listens at ${address} port ${port} (${code})`;
  return message;
};

/** What is wrong with a command that is a whole command line, as people paste it: it has blanks and names no file. */
export const commandLineProblem = (command: string, cwd = ".", path = process.env.PATH ?? ""): string | undefined =>
  /\S\s+\S/.test(command) && ![cwd, ...path.split(delimiter)].some((folder) => existsSync(resolve(folder, command)))
    ? `the command "${command}" was not found; put its arguments into args (ENOENT)`
    : undefined;

/** Why a command could not be started: the system also reports ENOENT for a missing folder. */
export const notStartedBecause = (error: SystemError, command: string, cwd: string | undefined): Error => {
  const { code = "", message } = error;
  if (code === "ENOENT") {
    const isFolder = cwd !== undefined && !existsSync(cwd);
    const missing = isFolder ? `the cwd "${cwd}" was not found (${code})` : undefined;
    const said = missing ?? commandLineProblem(command, cwd) ?? `the command "${command}" was not found (${code})`;
    return Object.assign(new Error(said), { code });
  }
  if (code === "ENOTDIR") return Object.assign(new Error(`the cwd "${cwd}" is no folder (${code})`), { code });
  if (code === "EACCES") return Object.assign(new Error(`the command "${command}" may not be run (${code})`), { code });
  return Object.assign(new Error(`the command "${command}" could not be started: ${message}`), { code });
};
