import { beforeAll, describe, expect, it } from "vitest";
import { type RunningHost, sharedHost, startHost } from "./running-host.ts";

const PARAMS = { protocolVersion: "2025-11-25", capabilities: {}, clientInfo: { name: "probe", version: "1" } };

const initialize = (host: RunningHost, changes: object = {}): void =>
  host.write(
    `${JSON.stringify({ jsonrpc: "2.0", id: "first", method: "initialize", params: { ...PARAMS, ...changes } })}\n`,
  );

describe("initialize", () => {
  it.each([{ capabilities: undefined }, { clientInfo: undefined }, { clientInfo: { name: "probe" } }])(
    "is accepted with %j",
    async (changes) => {
      const host = startHost();
      initialize(host, changes);
      expect(await host.answerTo("first")).toMatchObject({ result: { protocolVersion: "2025-11-25" } });
    },
  );

  it("is refused without a revision, with its id", async () => {
    const host = startHost();
    host.write('{"jsonrpc":"2.0","id":"first","method":"initialize"}\n');
    const { error } = await host.answerTo("first");
    expect(error).toMatchObject({
      code: -32602,
      message: expect.stringContaining("params.protocolVersion is missing"),
    });
  });
});

describe("what does not conform to the protocol", () => {
  const openHost = sharedHost();

  beforeAll(() => initialize(openHost()));

  it.each([
    ["tools/call", '{"name":5}', "params.name must be a string, not a number"],
    ["tools/list", '{"cursor":5}', "params.cursor must be a string, not a number"],
    ["resources/read", "{}", "params.uri is missing"],
    ["prompts/get", '{"name":"a","arguments":{"b":1}}', "params.arguments.b must be a string, not a number"],
    ["completion/complete", "{}", "params.ref is missing; params.argument is missing"],
    ["logging/setLevel", '{"level":"loud"}', 'params.level must be one of "debug"'],
  ])("%s with %s is refused with a readable message", async (method, params, words) => {
    const host = openHost();
    host.write(`{"jsonrpc":"2.0","id":2,"method":"${method}","params":${params}}\n`);
    const { error } = await host.answerTo(2);
    expect(error).toMatchObject({ code: -32602, message: expect.stringContaining(words) });
  });
});

describe("batches", () => {
  const PING = '{"jsonrpc":"2.0","id":1,"method":"ping"}';
  const CALL = `{"jsonrpc":"2.0","id":"two","method":"tools/call","params":{"name":"calculate","arguments":{"expression":"1+1"}}}`;
  const NOTE = '{"jsonrpc":"2.0","method":"notifications/initialized"}';

  it("are answered as one array in a session of 2025-03-26", async () => {
    const host = startHost();
    initialize(host, { protocolVersion: "2025-03-26" });
    host.write(`[${NOTE},${PING},${CALL},{"jsonrpc":"2.0","id":3,"method":5},7]\n[${NOTE}]\n`);
    await host.answerTo("first");
    host.child.stdin.end();
    await host.exited;
    const batch = host.answers().find(Array.isArray);
    expect(batch).toHaveLength(4);
    expect(batch).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: 1, result: {} }),
        expect.objectContaining({
          id: "two",
          result: expect.objectContaining({ structuredContent: { result: "2", value: 2 } }),
        }),
        expect.objectContaining({ id: 3, error: expect.objectContaining({ code: -32600 }) }),
        expect.objectContaining({ id: null, error: expect.objectContaining({ code: -32600 }) }),
      ]),
    );
    expect(host.answers()).toHaveLength(2);
  });

  it("are answered without the cancelled calls", async () => {
    const host = startHost();
    initialize(host, { protocolVersion: "2025-03-26" });
    const cancel = '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":"two"}}';
    host.write(`[${PING},${CALL},${cancel}]\n`);
    await host.answerTo("first");
    host.child.stdin.end();
    await host.exited;
    expect(host.answers().find(Array.isArray)).toEqual([expect.objectContaining({ id: 1 })]);
  });

  it.each([
    ["in a session of a later revision", "2025-11-25", `[${PING},${CALL}]`],
    ["with an initialize", "2025-03-26", `[${PING},{"jsonrpc":"2.0","id":"two","method":"initialize"}]`],
  ])("%s are refused for each id", async (_what, protocolVersion, batch) => {
    const host = startHost();
    initialize(host, { protocolVersion });
    host.write(`${batch}\n`);
    for (const id of [1, "two"])
      expect((await host.answerTo(id)).error).toMatchObject({ code: -32600, data: { code: "bad_request" } });
  });
});
