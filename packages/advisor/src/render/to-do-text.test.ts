import { expect, it } from "vitest";
import { fixedConstants } from "../../test/fixed-constants.ts";
import { advise } from "../advise.ts";
import { type AdviceCase, adviceCase } from "../case.ts";
import { adviceText } from "./advice-text.ts";
import { renderAdviceMarkdown } from "./markdown.ts";
import { renderAdviceText } from "./text.ts";

const adviceFor = (given: Partial<AdviceCase>) => advise(adviceCase.parse(given), fixedConstants);

/** Desktop clients that call a tool server, from another machine and over plain http. */
const DESKTOPS = {
  llmServers: 10,
  toolUpdatesPerMonth: 8,
  otherCallers: ["desktop-clients"],
} satisfies Partial<AdviceCase>;

it.each(["en", "ko"] as const)("prints the notes and both entries of desktop clients everywhere: %s", (language) => {
  const advice = adviceFor(DESKTOPS);
  const { toDo, toDoNotes } = adviceText(advice, language);
  expect(advice.toDo.notes).toEqual(["no-tls", "key-each", "keys-of-both", "two-entries", "desktop-runtime"]);
  expect(toDoNotes).toHaveLength(advice.toDo.notes.length);
  const entries = toDo.slice(-2).map(({ lines }) => Object.keys(JSON.parse(lines.join("\n")).mcpServers.twinhost));
  expect(entries).toEqual([
    ["url", "headers"],
    ["command", "args"],
  ]);
  for (const text of [renderAdviceText(advice, language), renderAdviceMarkdown(advice, language)])
    for (const said of [...toDoNotes, ...toDo.map(({ name }) => name)]) expect(text).toContain(said);
});

it("a single entry of a desktop client is named by what it does", () => {
  const names = adviceText(adviceFor({ runsOn: "desktop" }), "en").toDo.map(({ name }) => name);
  expect(names).toEqual(["Commands", "Entry of a desktop client, with a command (stdio)"]);
});

it("names claims alike wherever they stand, in Korean without a space before the parenthesis", () => {
  const korean = adviceText(adviceFor({ llmServers: 50, toolUpdatesPerMonth: 22 }), "ko");
  expect(korean.criteria[1]?.title).toBe("도구의 잦은 변경(주장 H3, S10)");
  expect(korean.answer.join(" ")).toContain("도구의 잦은 변경(주장 H3, S10)");
  for (const text of [renderAdviceText, renderAdviceMarkdown].map((render) => render(adviceFor(DESKTOPS), "ko")))
    expect(text).not.toMatch(/[가-힣] \(주장/);
});

it("names the unit of what turns the answer", () => {
  const { changes } = adviceText(adviceFor({ llmServers: 2, toolUpdatesPerMonth: 22 }), "en");
  expect(changes.join("\n")).toMatch(/^Tool updates a month: at [\d.]+ and below, stdio/m);
});
