import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createApiKey, hashApiKey } from "../packages/policy/src/access/api-key.ts";

// Creates the secrets that the compose files pass as files: API keys for the LLM server, Prometheus and an
// administrator, Grafana's password, and the files for both servers' secret settings.
const folder = process.argv[2] ?? join(import.meta.dirname, "secrets");
const keysFile = join(folder, "api-keys.json");

if (existsSync(keysFile)) {
  process.stderr.write(`${keysFile} already exists. Move it elsewhere to create new keys.\n`);
  process.exit(1);
}

const roles = { "llm-server": "caller", prometheus: "metrics", admin: "admin" } as const;
const keys = Object.entries(roles).map(([id, role]) => ({ id, role, key: createApiKey() }));
const keyOf = (wanted: keyof typeof roles): string => keys.find(({ id }) => id === wanted)?.key ?? "";

// Only the owner may access the folder; inside the containers, other users read its files, so the shell's umask must not count.
process.umask(0o022);
mkdirSync(folder, { recursive: true, mode: 0o700 });
const entries = keys.map(({ id, role, key }) => ({
  id,
  owner: "compose",
  hash: hashApiKey(key).toString("hex"),
  tools: ["*"],
  role,
}));
const files = {
  "api-keys.json": `${JSON.stringify(entries, undefined, 2)}\n`,
  "metrics-key": keyOf("prometheus"),
  "grafana-password": createApiKey(),
  "mcp-server.env":
    "# Secret settings of the tool server: ELASTICSEARCH_API_KEY, ELASTICSEARCH_PASSWORD, LIBRETRANSLATE_API_KEY\n",
  "llm-server.env": `# Secret settings of the LLM server: a model's key, such as OPENAI_API_KEY, too\nMCP_API_KEY=${keyOf("llm-server")}\n`,
};
for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
process.stderr.write(`Created ${folder}. Your key, with the role admin, is shown once:\n`);
process.stdout.write(`${keyOf("admin")}\n`);
