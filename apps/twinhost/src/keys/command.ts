import { commandLine } from "@twinhost/core";
import type { KeyRights } from "@twinhost/policy";
import { type KeyStore, type NewKey, openKeyStore } from "@twinhost/policy";
import { makeDataDirectory, resolveDataDirectory, withSettingsFile } from "@twinhost/runtime";
import { tools } from "@twinhost/tools";
import { Command, Option } from "commander";
import ms from "ms";
import { keyTable } from "./key-table.ts";
import { parseDuration, parseGrace, parseOwner, parseRate, parseRole, parseTools } from "./options.ts";

const withStore = (work: (store: KeyStore) => void): void => {
  const dataDirectory = resolveDataDirectory(withSettingsFile(process.env).DATA_DIR);
  makeDataDirectory(dataDirectory);
  const store = openKeyStore(dataDirectory);
  try {
    work(store);
  } finally {
    store.close();
  }
};

/** Prints only the key to stdout, so that it can be piped into a secret, and the rest to stderr. */
const printNewKey = ({ key, info }: NewKey): void => {
  process.stdout.write(`${key}\n`);
  const expiry = info.expiresAt === null ? "never expires" : `expires ${info.expiresAt}`;
  process.stderr.write(
    `${info.id} (${info.role}, ${info.tools.join(",")}, ${expiry}). The key is shown once: keep it now.\n`,
  );
};

/** Long enough to replace the old key everywhere. */
const HOUR_MS = 3_600_000;

const noLiveKey = (id: string): Error => new Error(`there is no live key ${id}; see ${commandLine("keys", "list")}`);

interface CreateOptions extends Pick<KeyRights, "owner" | "tools" | "role"> {
  readonly rate?: number;
  readonly expires?: number;
}

/** Only a warning: tools of third-party MCP servers, and future ones, may be named too. */
const warnOfUnknownTools = (names: readonly string[]): void => {
  const unknown = names.filter((name) => !name.includes("*") && !tools.some((tool) => tool.name === name));
  if (unknown.length > 0)
    process.stderr.write(
      `warning: no tool here is called ${unknown.join(", ")}; there are ${tools.map(({ name }) => name).join(", ")}\n`,
    );
};

const create = ({ rate, expires, ...rights }: CreateOptions): void => {
  warnOfUnknownTools(rights.tools);
  withStore((store) =>
    printNewKey(
      store.create({
        ...rights,
        ratePerMinute: rate ?? null,
        expiresAt: expires === undefined ? null : Date.now() + expires,
      }),
    ),
  );
};

const list = ({ json }: { json?: boolean }): void =>
  withStore((store) => {
    const keys = store.list();
    process.stdout.write(`${json ? JSON.stringify(keys, undefined, 2) : keyTable(keys)}\n`);
  });

const revoke = (id: string): void =>
  withStore((store) => {
    if (!store.revoke(id)) throw noLiveKey(id);
    process.stderr.write(`${id} is revoked.\n`);
  });

const rotate = (id: string, { grace }: { grace: number }): void =>
  withStore((store) => {
    const rotated = store.rotate(id, grace);
    if (!rotated) throw noLiveKey(id);
    printNewKey(rotated);
    process.stderr.write(
      grace === 0
        ? "The old key has ended.\n"
        : `The old key stays good for ${ms(grace, { long: true })}, unless it expires before. Leaked? Rotate once more with --grace 0.\n`,
    );
  });

/** Creates, lists, revokes and rotates API keys. */
export const keysCommand = (): Command => {
  const program = new Command("keys")
    .description("API keys of the servers. Changes hold at once, without a restart.")
    .addHelpText("after", "\nKeys lie in DATA_DIR, as hashes. Exit codes: 0 all held, 1 something failed, 2 bad usage.")
    .exitOverride();

  program
    .command("create")
    .description("make a key; it goes to stdout, alone, and is shown once")
    .requiredOption("--owner <name>", "the person or team that gets it", parseOwner)
    .requiredOption("--tools <patterns>", "tools that it may use, such as 'calculate,search_*'", parseTools)
    .option("--role <role>", "caller, metrics or admin", parseRole, "caller")
    .option("--rate <N/min>", "calls per minute; without it the host's RATE_LIMIT counts", parseRate)
    .option("--expires <span>", "how long it is good for, such as 30d; without it for ever", parseDuration)
    .action(create);
  program.command("list").description("all keys, never the secrets").option("--json", "as JSON").action(list);
  program.command("revoke").description("end a key").argument("<id>", "its id, from keys list").action(revoke);
  program
    .command("rotate")
    .description("put a new key in place of one, with the same id, rights and lifetime")
    .argument("<id>", "its id, from keys list")
    .addOption(
      new Option("--grace <span>", "how long the old key stays good beside it, such as 24h, at most 90d; 0 ends it now")
        .argParser(parseGrace)
        .default(HOUR_MS, ms(HOUR_MS)),
    )
    .action(rotate);
  return program;
};
