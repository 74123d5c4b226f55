import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApiKey, hashApiKey } from "../packages/policy/src/access/api-key.ts";

// Creates the keys that compose.yaml passes on: for the LLM server, for Prometheus, and for a person.
const folder = join(import.meta.dirname, "secrets");
const keysFile = join(folder, "api-keys.json");
const environmentFile = join(import.meta.dirname, ".env");

const stopIfThere = (file: string): void => {
  if (!existsSync(file)) return;
  process.stderr.write(`${file} already exists. Move it elsewhere to create new keys.\n`);
  process.exit(1);
};
[keysFile, environmentFile].forEach(stopIfThere);

const roles = { "llm-server": "caller", prometheus: "metrics", admin: "admin" } as const;
const keys = Object.entries(roles).map(([id, role]) => ({ id, role, key: createApiKey() }));
const keyOf = (wanted: keyof typeof roles): string => keys.find(({ id }) => id === wanted)?.key ?? "";

// Only the owner may enter the folder; other users read its files inside the containers.
mkdirSync(folder, { recursive: true, mode: 0o700 });
const entries = keys.map(({ id, role, key }) => ({
  id,
  owner: "compose",
  hash: hashApiKey(key).toString("hex"),
  tools: ["*"],
  role,
}));
writeFileSync(keysFile, `${JSON.stringify(entries, undefined, 2)}\n`);
writeFileSync(join(folder, "metrics-key"), keyOf("prometheus"));
writeFileSync(environmentFile, `MCP_API_KEY=${keyOf("llm-server")}\n`, { mode: 0o600 });
process.stderr.write("Created docker/secrets and docker/.env. Your key, with the role admin, is shown once:\n");
process.stdout.write(`${keyOf("admin")}\n`);
