import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";
import { parse } from "yaml";

export const PROFILES = ["redis", "libretranslate", "ollama", "monitoring", "edge"] as const;

/** A service as printed by `docker-compose config`: `extends` resolved and variables replaced. */
export interface ComposeService {
  readonly image: string;
  readonly profiles?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly logging?: { readonly options: Readonly<Record<string, string>> };
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly mem_limit?: string;
  readonly cpus?: number;
  readonly pids_limit?: number;
  readonly restart?: string;
  readonly stop_grace_period?: string;
}

/** The services of a file in docker/, resolved by docker-compose with only these variables, none from the shell. */
export const composeServices = (
  file: string,
  variables: Readonly<Record<string, string>> = {},
): Readonly<Record<string, ComposeService>> => {
  const args = ["-f", join(WORKSPACE, "docker", file), ...PROFILES.flatMap((name) => ["--profile", name]), "config"];
  const env = { PATH: process.env.PATH, ...variables };
  return parse(execFileSync("docker-compose", args, { env, encoding: "utf8" })).services;
};
