import { describe, expect, test } from "vitest";
import { TRANSPORTS } from "./support/third-party-servers.ts";

const good = { name: "good", description: "A good one.", inputSchema: { type: "object" } };
const odd = (more: object) => ({ ...good, name: "odd", ...more });

/** Each one alone used to make the whole server unavailable. */
const REPAIRED: readonly [what: string, tool: object, expected: object, logged: RegExp][] = [
  ["inputSchema missing", { name: "odd" }, { inputSchema: { type: "object" } }, /inputSchema is missing/],
  ["inputSchema null", odd({ inputSchema: null }), { inputSchema: { type: "object" } }, /inputSchema is missing/],
  [
    "inputSchema without type",
    odd({ inputSchema: { properties: { a: { type: "string" } } } }),
    { inputSchema: { type: "object", properties: { a: { type: "string" } } } },
    /inputSchema has no type/,
  ],
  ["type null", odd({ inputSchema: { type: null } }), { inputSchema: { type: "object" } }, /inputSchema has no type/],
  [
    "required null",
    odd({ inputSchema: { type: "object", required: null } }),
    { inputSchema: { type: "object" } },
    /inputSchema.required/,
  ],
  [
    "required true",
    odd({ inputSchema: { type: "object", required: true } }),
    { inputSchema: { type: "object" } },
    /inputSchema.required/,
  ],
  [
    "properties null",
    odd({ inputSchema: { type: "object", properties: null } }),
    { inputSchema: { type: "object" } },
    /inputSchema.properties/,
  ],
  [
    "properties that are an empty list, as from PHP",
    odd({ inputSchema: { type: "object", properties: [] } }),
    { inputSchema: { type: "object" } },
    /inputSchema.properties/,
  ],
  [
    "a property null",
    odd({ inputSchema: { type: "object", properties: { a: null, b: "string" } } }),
    { inputSchema: { type: "object", properties: { a: {}, b: { type: "string" } } } },
    /inputSchema.properties.a/,
  ],
  ["description null", odd({ description: null }), { description: "" }, /description is null/],
  ["description a number", odd({ description: 7 }), { description: "" }, /description is 7/],
  ["title null", odd({ title: null }), { title: "odd" }, /title is null/],
  ["annotations null", odd({ annotations: null }), { annotations: {} }, /annotations is null/],
  [
    "a hint as a string",
    odd({ annotations: { readOnlyHint: "true" } }),
    { annotations: { readOnlyHint: true } },
    /readOnlyHint is "true"/,
  ],
  ["a hint null", odd({ annotations: { idempotentHint: null } }), { annotations: {} }, /idempotentHint is null/],
  ["_meta null", odd({ _meta: null }), {}, /_meta is null/],
  ["icons null", odd({ icons: null }), {}, /icons is null/],
  ["icons without src", odd({ icons: [{}] }), {}, /icons is/],
  ["outputSchema null", odd({ outputSchema: null }), {}, /outputSchema is null/],
];

const DROPPED: readonly [what: string, tool: unknown, logged: RegExp][] = [
  ["a non-object", "odd", /is no object/],
  ["null", null, /is no object/],
  ["no name", { description: "?" }, /has no name/],
  ["inputSchema that is a string", odd({ inputSchema: "none" }), /no JSON Schema/],
  ["inputSchema of type string", odd({ inputSchema: { type: "string" } }), /the type "string"/],
  ["a duplicate name", good, /second tool/],
];

describe.each(TRANSPORTS)("the tool list of a third-party server over $transport, $revision", ({ open }) => {
  test("every odd tool is repaired, and reported once", async () => {
    const tools = REPAIRED.map(([, tool], index) => ({ ...tool, name: `odd${index}` }));
    const { client, logged } = await open({ list: { tools: [good, ...tools], nextCursor: null, _meta: null } });
    const listed = await client.listTools();
    expect(listed[0]).toMatchObject(good);
    for (const [index, [what, , expected, line]] of REPAIRED.entries()) {
      const name = `odd${index}`;
      const tool = listed.find((one) => one.name === name);
      expect(tool, what).toMatchObject("title" in expected ? { title: name } : expected);
      if ("inputSchema" in expected) expect(tool?.inputSchema, what).toEqual(expected.inputSchema);
      expect(
        logged.filter((entry) => entry.tool === name && line.test(String(entry.msg))),
        what,
      ).toMatchObject([{ mcpServer: "theirs", level: 40 }]);
    }
    const count = logged.length;
    await client.listTools();
    expect(logged).toHaveLength(count);
  });

  test("what cannot be repaired is dropped, one by one", async () => {
    const { client, logged } = await open({ list: { tools: [good, ...DROPPED.map(([, tool]) => tool)] } });
    expect((await client.listTools()).map(({ name }) => name)).toEqual(["good"]);
    for (const [what, , line] of DROPPED)
      expect(
        logged.map(({ msg }) => msg),
        what,
      ).toContainEqual(expect.stringMatching(line));
  });

  test("an invalid list counts as an empty one", async () => {
    const { client, logged } = await open({ list: { tools: null } });
    expect(await client.listTools()).toEqual([]);
    expect(logged).toMatchObject([{ mcpServer: "theirs", msg: expect.stringContaining("no list of tools") }]);
  });
});
