import type { AdviceMessages } from "./messages.ts";

/** Headings of what to do, and its notes. */
export const toDoEn: Pick<AdviceMessages, "toDo" | "toDoNotes"> = {
  toDo: {
    commands: "Commands",
    urlEntry: "Entry of a desktop client, with a URL (HTTP)",
    commandEntry: "Entry of a desktop client, with a command (stdio)",
    startFrom: "Start from",
    "llm-server": "Settings of the LLM server",
    "tool-server": "Settings of the tool server",
    edge: "Settings of the edge",
  },
  toDoNotes: {
    "this-machine-only":
      "In this case nobody on another machine calls the tool server, so it listens on its own machine alone. Should somebody do so, docs/en/security.md says what to set ('Listening beyond loopback').",
    "no-tls":
      "Over plain http, the API keys and all calls cross the network unencrypted. For TLS, see docs/en/containers.md (the edge profile), or docs/en/security.md for a certificate in the server itself.",
    edge: "Other machines reach the containers through the edge, which speaks TLS and balances the tool servers. Write the settings into docker/edge.env, with your own name in place of tools.example.com. docs/en/containers.md says how the edge gets its certificate.",
    "balanced-by-edge": "The edge spreads the calls over the tool servers. Write the settings into docker/edge.env.",
    "env-file": "Containers read their settings from docker/.env: write one a line there.",
    "two-machines":
      "The tool server and the LLM servers are on different machines: use each setting and command on the machine of the server that it is for.",
    "two-container-hosts":
      "On the LLM servers' machine, write the settings into docker/.env, and MCP_API_KEY into docker/secrets/llm-server.env.",
    "load-balancer":
      "Start each tool server at a port of its own (3001, 3002 and so on), behind nginx at port 3000, which then also has the certificate if there is TLS: docs/en/rolling-updates.md.",
    "key-each":
      "KEY stands for the key that its command prints. Create one for each caller, with the tools and the rate that it needs: each can then be limited and revoked alone.",
    "keys-of-both":
      "Servers with the same DATA_DIR have the same keys: from the first key on, the LLM server requires one of its own callers too. Give it another DATA_DIR if it should stay open on its machine.",
    "isolate-tools":
      "A tool server under the same account reaches the LLM server's files and keys. Run tools that you do not trust under another account or in a container: docs/en/criteria-security.md.",
    "other-runtime":
      "Tools for another runtime are an MCP server of their own. Name its command or URL in mcp.json, as docs/en/serve-your-own-server.md shows.",
    "other-runtime-in-containers":
      "Put mcp.json into docker/config. The images run only Node.js: to start tools of another runtime there, extend the image, or give a URL.",
    "container-limits":
      "docker/base.yaml allows each server 1 CPU and 1 GiB of memory (cpus, mem_limit), which is too little here: raise them.",
    kubernetes:
      "On Kubernetes, the Helm chart takes the place of the compose file and its commands: docs/en/kubernetes.md.",
    "two-entries":
      "A desktop client that takes a URL calls the tool server: use the first entry. Where the client's configuration file takes only commands, use the second: it starts a copy of the tools on that desktop, which has to be updated there.",
    "desktop-runtime":
      "The entry with a command needs Node.js 24 or newer on the desktop, and the file that the command pack writes; for an older Node.js, see docs/en/set-up.md.",
  },
};
