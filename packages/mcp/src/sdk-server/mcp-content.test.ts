import { rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Client } from "@modelcontextprotocol/client";
import { type Caller, createEventBus, createToolbox, LOCAL_CALLER, type Tool } from "@twinhost/core";
import { content, createSqliteSearch, indexDocuments, openDatabase, searchDocs } from "@twinhost/tools";
import { temporaryFolder, writeFiles } from "@twinhost/tools/testing";
import { pino } from "pino";
import { describe, expect, it, onTestFinished } from "vitest";
import { connectClient, REVISIONS } from "../testing/connect-client.ts";
import { createMcpServer } from "./mcp-server.ts";

const log = pino({ level: "silent" });

const DOCUMENTS = {
  "en/set-up.md": "# Set up\n\nInstall the server first.",
  "en/say hello.md": "# Hello\n\nA name with a space.",
  "ko/설치.md": "# 설치\n\n서버를 먼저 설치합니다.",
  "notes.txt": "Plain notes.",
};

/** The library and the toolbox on the index of this folder. */
const openLibrary = (folder: string) => {
  const searchEngine = createSqliteSearch({ file: join(folder, "search.sqlite"), log });
  const changes = createEventBus();
  const resources = content.resources.open(() => searchEngine, { dataDirectory: folder, changes, log });
  onTestFinished(() => {
    resources.close();
    searchEngine.close();
  });
  const toolbox = createToolbox({
    tools: [searchDocs as unknown as Tool],
    engineOf: () => searchEngine,
    log,
    recordUsage: () => {},
  });
  return { toolbox, library: { resources, prompts: content.prompts, changes } };
};

/** A real index of real files, with its library and toolbox. */
const openHost = async (documents: Record<string, string> = DOCUMENTS) => {
  const folder = temporaryFolder();
  const corpus = join(folder, "corpus");
  const file = join(folder, "search.sqlite");
  writeFiles(corpus, documents);
  writeFiles(folder, { "secret.md": "# Secret" });
  const index = async () => {
    const database = await openDatabase(file);
    await indexDocuments({ database, folders: [corpus], log });
    database.close();
  };
  await index();
  const { toolbox, library } = openLibrary(folder);
  const connect = async (revision: string, caller: Caller = LOCAL_CALLER, prepare?: (client: Client) => void) => {
    const client = await connectClient(
      () => createMcpServer({ toolbox, caller, transport: "test", library }),
      revision,
      { changes: library.changes, ...(prepare && { prepare }) },
    );
    onTestFinished(() => client.close());
    return client;
  };
  return { corpus, index, connect, changes: library.changes };
};

const OUTSIDER: Caller = { id: "outsider", allowedTools: ["calculate"] };

describe.each(REVISIONS)("documents as resources, revision %s", (revision) => {
  it("are listed by their paths, with titles", async () => {
    const { connect } = await openHost();
    const client = await connect(revision);
    const { resources } = await client.listResources();
    expect(resources).toEqual([
      { uri: "docs://en/say%20hello.md", name: "en/say hello.md", title: "Hello", mimeType: "text/markdown" },
      { uri: "docs://en/set-up.md", name: "en/set-up.md", title: "Set up", mimeType: "text/markdown" },
      {
        uri: "docs://ko/%EC%84%A4%EC%B9%98.md",
        name: "ko/설치.md",
        title: "설치",
        mimeType: "text/markdown",
      },
      { uri: "docs://notes.txt", name: "notes.txt", title: expect.any(String), mimeType: "text/plain" },
    ]);
    expect((await client.listResourceTemplates()).resourceTemplates).toMatchObject([{ uriTemplate: "docs://{+path}" }]);
  });

  it("are paginated, each document once", async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, number) => [`page-${number}.md`, `# ${number}`]));
    const { connect } = await openHost(many);
    const client = await connect(revision);
    const uris: string[] = [];
    const sizes: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await client.request({ method: "resources/list", params: cursor ? { cursor } : {} });
      uris.push(...page.resources.map(({ uri }) => uri));
      sizes.push(page.resources.length);
      cursor = page.nextCursor;
    } while (cursor);
    expect(sizes).toEqual([100, 100, 50]);
    expect(new Set(uris).size).toBe(250);
    expect(uris).toEqual([...uris].sort());
    await expect(client.request({ method: "resources/list", params: { cursor: "made up" } })).rejects.toMatchObject({
      code: -32602,
    });
  });

  it("are read completely", async () => {
    const { connect } = await openHost();
    const client = await connect(revision);
    for (const { uri, name } of (await client.listResources()).resources) {
      const text = DOCUMENTS[name as keyof typeof DOCUMENTS];
      expect((await client.readResource({ uri })).contents).toEqual([{ uri, mimeType: expect.any(String), text }]);
    }
  });

  it.each([
    "docs://nothing.md",
    "docs://../secret.md",
    "docs://en/../../secret.md",
    "docs://%2e%2e/secret.md",
    "docs://..%2fsecret.md",
    "docs:///etc/passwd",
    "docs://%",
    "docs://",
    "file:///etc/passwd",
  ])("do not include %s", async (uri) => {
    const { connect } = await openHost();
    const client = await connect(revision);
    await expect(client.readResource({ uri })).rejects.toMatchObject({
      code: -32602,
      data: { uri },
    });
  });

  it("are read by composed and decomposed names, whichever form the file has", async () => {
    const { connect } = await openHost({ [`${"계획".normalize("NFD")}.md`]: "# A", "보고.md": "# B" });
    const client = await connect(revision);
    for (const [name, text] of [
      ["계획", "# A"],
      ["보고", "# B"],
    ] as const)
      for (const form of ["NFC", "NFD"]) {
        const uri = `docs://${encodeURIComponent(name.normalize(form))}.md`;
        expect((await client.readResource({ uri })).contents).toMatchObject([{ uri, text }]);
      }
  });

  it("do not exist for a caller who may not search them", async () => {
    const { connect } = await openHost();
    const client = await connect(revision, OUTSIDER);
    expect((await client.listResources()).resources).toEqual([]);
    expect((await client.listResourceTemplates()).resourceTemplates).toEqual([]);
    await expect(client.readResource({ uri: "docs://notes.txt" })).rejects.toThrow();
    const ref = { type: "ref/prompt", name: "answer_from_documents" } as const;
    const { completion } = await client.complete({ ref, argument: { name: "document", value: "" } });
    expect(completion.values).toEqual([]);
    await expect(
      client.getPrompt({ name: "answer_from_documents", arguments: { question: "What?", document: "notes.txt" } }),
    ).rejects.toMatchObject({ code: -32602 });
  });

  it("are linked from search results, and the links can be read", async () => {
    const { connect } = await openHost();
    const client = await connect(revision);
    const result = await client.callTool({ name: "search_docs", arguments: { query: "install the server" } });
    const links = result.content.filter((block) => block.type === "resource_link");
    expect(links).toMatchObject([{ uri: "docs://en/set-up.md", name: "en/set-up.md", title: "Set up" }]);
    for (const { uri } of links) expect((await client.readResource({ uri })).contents).toHaveLength(1);
  });

  it("are completed, those whose path begins with the value first", async () => {
    const { connect } = await openHost();
    const client = await connect(revision);
    const ref = { type: "ref/resource", uri: "docs://{+path}" } as const;
    const proposals = async (name: string, value: string) =>
      (await client.complete({ ref, argument: { name, value } })).completion;
    expect(await proposals("path", "en/")).toEqual({
      values: ["en/say hello.md", "en/set-up.md"],
      total: 2,
      hasMore: false,
    });
    expect((await proposals("path", "N")).values).toEqual(["notes.txt", "en/say hello.md", "en/set-up.md"]);
    expect((await proposals("path", "설")).values).toEqual(["ko/설치.md"]);
    expect((await proposals("path", "설치".normalize("NFD"))).values).toEqual(["ko/설치.md"]);
    expect((await proposals("other", "en/")).values).toEqual([]);
  });

  it("send notifications when indexing has changed them", async () => {
    const { connect, corpus, index } = await openHost();
    const updated: string[] = [];
    let listChanges = 0;
    const client = await connect(revision, LOCAL_CALLER, (unconnected) => {
      unconnected.setNotificationHandler("notifications/resources/updated", ({ params }) => {
        updated.push(params.uri);
      });
      unconnected.setNotificationHandler("notifications/resources/list_changed", () => {
        listChanges++;
      });
    });
    const [watched, unwatched] = ["docs://en/set-up.md", "docs://notes.txt"];
    if (revision === "2025-11-25") {
      await client.subscribeResource({ uri: unwatched });
      await client.subscribeResource({ uri: watched });
      await client.unsubscribeResource({ uri: unwatched });
    } else await client.listen({ resourcesListChanged: true, resourceSubscriptions: [watched] });
    // Changes before the first probe of the index go unnoticed: later probes are compared with that one.
    let edition = 0;
    const change = async (): Promise<string[]> => {
      edition++;
      writeFiles(corpus, {
        "en/set-up.md": `# Set up\n\nEdition ${edition}.`,
        "notes.txt": `Other notes: ${edition}.`,
      });
      await index();
      return updated;
    };
    await expect.poll(change, { interval: 500 }).toContain(watched);
    expect(listChanges).toBe(0);
    writeFiles(corpus, { "new.md": "# New" });
    await index();
    await expect.poll(() => listChanges).toBe(1);
    expect(new Set(updated)).toEqual(new Set([watched]));
  });
});

it("is sent each change once, however often a client says that it is initialized", async () => {
  const { connect, changes } = await openHost();
  let listChanges = 0;
  const client = await connect("2025-11-25", LOCAL_CALLER, (unconnected) => {
    unconnected.setNotificationHandler("notifications/resources/list_changed", () => {
      listChanges++;
    });
  });
  for (let again = 0; again < 2; again++) await client.notification({ method: "notifications/initialized" });
  await client.ping();
  changes.publish({ kind: "resources_list_changed" });
  await expect.poll(() => listChanges).toBeGreaterThan(0);
  await client.ping();
  expect(listChanges).toBe(1);
});

it("refuses a subscription to a URI that is longer than any document's", async () => {
  const { connect } = await openHost();
  const client = await connect("2025-11-25");
  const subscribe = (path: string) => client.subscribeResource({ uri: `docs://${path}` });
  await expect(subscribe("a".repeat(10_000))).rejects.toMatchObject({ code: -32602 });
  await subscribe("a".repeat(1_000));
});

it("does not follow a document that became a symlink out of its folder", async () => {
  const { connect, corpus } = await openHost();
  const client = await connect("2026-07-28");
  rmSync(join(corpus, "notes.txt"));
  symlinkSync(join(corpus, "../secret.md"), join(corpus, "notes.txt"));
  await expect(client.readResource({ uri: "docs://notes.txt" })).rejects.toMatchObject({ code: -32602 });
  rmSync(join(corpus, "en/set-up.md"));
  await expect(client.readResource({ uri: "docs://en/set-up.md" })).rejects.toMatchObject({ code: -32602 });
});

it("says what is missing when there is no index", async () => {
  const { toolbox, library } = openLibrary(temporaryFolder());
  const client = await connectClient(
    () => createMcpServer({ toolbox, caller: LOCAL_CALLER, transport: "test", library }),
    "2026-07-28",
  );
  onTestFinished(() => client.close());
  await expect(client.listResources()).rejects.toMatchObject({
    message: expect.stringContaining("docs:index"),
    data: { code: "engine_unavailable", retryable: true },
  });
});

describe.each(REVISIONS)("prompts, revision %s", (revision) => {
  it("are listed with their arguments", async () => {
    const { connect } = await openHost();
    const { prompts } = await (await connect(revision)).listPrompts();
    expect(prompts.map(({ name, arguments: args }) => [name, args?.map((each) => [each.name, each.required])])).toEqual(
      [
        [
          "compare_transports",
          [
            ["case", true],
            ["priority", false],
            ["language", false],
          ],
        ],
        [
          "answer_from_documents",
          [
            ["question", true],
            ["document", false],
          ],
        ],
      ],
    );
  });

  it("contain the given case", async () => {
    const { connect } = await openHost();
    const client = await connect(revision);
    const { messages } = await client.getPrompt({
      name: "compare_transports",
      arguments: { case: "two chat bots, one team", language: "한국어" },
    });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatchObject({ role: "user", content: { type: "text" } });
    const text = messages[0]?.content.type === "text" ? messages[0].content.text : "";
    expect(text).toContain("two chat bots, one team");
    expect(text).toContain("search_docs");
    expect(text).toContain("한국어");
  });

  it("include the document that is asked about", async () => {
    const { connect } = await openHost();
    const client = await connect(revision);
    const { messages } = await client.getPrompt({
      name: "answer_from_documents",
      arguments: { question: "What comes first?", document: "en/set-up.md" },
    });
    expect(messages).toMatchObject([
      { content: { type: "resource", resource: { uri: "docs://en/set-up.md", text: DOCUMENTS["en/set-up.md"] } } },
      { content: { type: "text", text: expect.stringContaining("What comes first?") } },
    ]);
  });

  it.each([
    ["no_such_prompt", {}, /no prompt/],
    ["answer_from_documents", {}, /question/],
    ["answer_from_documents", { question: "What?", document: "../secret.md" }, /no document/],
  ])("refuse %s with %j", async (name, args, message) => {
    const { connect } = await openHost();
    const client = await connect(revision);
    const refusal = client.getPrompt({ name, arguments: args });
    await expect(refusal).rejects.toMatchObject({ code: -32602 });
    await expect(refusal).rejects.toThrow(message);
  });

  it("complete their arguments", async () => {
    const { connect } = await openHost();
    const client = await connect(revision);
    const proposals = async (prompt: string, name: string, value: string) =>
      (await client.complete({ ref: { type: "ref/prompt", name: prompt }, argument: { name, value } })).completion
        .values;
    expect(await proposals("compare_transports", "language", "e")).toEqual(["English"]);
    expect(await proposals("compare_transports", "priority", "s")).toEqual([
      "several LLM servers share the tools",
      "scaling matters",
      "security",
    ]);
    expect(await proposals("compare_transports", "case", "")).toEqual([]);
    expect(await proposals("answer_from_documents", "document", "ko/")).toEqual(["ko/설치.md"]);
    await expect(proposals("compare_transports", "nothing", "")).rejects.toMatchObject({ code: -32602 });
    await expect(proposals("nothing", "case", "")).rejects.toMatchObject({ code: -32602 });
  });
});

it("says how long clients may cache each list", async () => {
  const { connect } = await openHost();
  const client = await connect("2026-07-28");
  expect(await client.listResources()).toMatchObject({ ttlMs: 60_000, cacheScope: "private" });
  expect(await client.listResourceTemplates()).toMatchObject({ ttlMs: 60_000, cacheScope: "private" });
  expect(await client.listPrompts()).toMatchObject({ ttlMs: 3_600_000, cacheScope: "public" });
  expect(await client.readResource({ uri: "docs://notes.txt" })).toMatchObject({ ttlMs: 5_000, cacheScope: "private" });
});
