import type { ClientInteraction, JsonObject } from "@twinhost/core";
import { conformanceTool, conformanceToolWith } from "./define-tool.ts";

const objectSchema = (properties: JsonObject, required: string[] = Object.keys(properties)): JsonObject => ({
  type: "object",
  properties,
  required,
});
const NAME = objectSchema({ name: { type: "string" } });
const OK = objectSchema({ ok: { type: "boolean" } });

const completion = (text: string, maxTokens: number): JsonObject => ({
  messages: [{ role: "user", content: { type: "text", text } }],
  maxTokens,
});

const textOf = ({ content }: JsonObject): string =>
  typeof content === "object" && content !== null && !Array.isArray(content) ? String(content.text) : "nothing";

/** Asks the user to fill in a form, and reports the outcome. */
const fillIn = (
  client: ClientInteraction,
  heading: string,
  message: string,
  schema: JsonObject,
): Record<string, never> => {
  const answer = client.elicit("form", { message, schema });
  const content = answer.action === "accept" ? answer.content : {};
  client.show({ type: "text", text: `${heading}: action=${answer.action}, content=${JSON.stringify(content)}` });
  return {};
};

const say = (client: ClientInteraction, text: string): Record<string, never> => {
  client.show({ type: "text", text });
  return {};
};

const confirm = (client: ClientInteraction, said: string): Record<string, never> => {
  client.elicit("confirm", { message: "Please confirm", schema: OK });
  return say(client, said);
};

const titled = (values: Readonly<Record<string, string>>): JsonObject[] =>
  Object.entries(values).map(([value, title]) => ({ const: value, title }));

/** Tools that send requests to their client. */
export const askingTools = [
  conformanceToolWith("prompt", "test_sampling", "Asks the client's model.", (prompt, { client }) =>
    say(client, `LLM response: ${textOf(client.sample("completion", completion(prompt, 100)))}`),
  ),
  conformanceToolWith("message", "test_elicitation", "Asks the person.", (message, { client }) =>
    fillIn(client, "User response", message, objectSchema({ username: { type: "string" }, email: { type: "string" } })),
  ),
  conformanceTool("test_elicitation_sep1034_defaults", "Asks with defaults.", (_input, { client }) =>
    fillIn(
      client,
      "Elicitation completed",
      "Please review the form",
      objectSchema(
        {
          name: { type: "string", default: "John Doe" },
          age: { type: "integer", default: 30 },
          score: { type: "number", default: 95.5 },
          status: { type: "string", enum: ["active", "inactive", "pending"], default: "active" },
          verified: { type: "boolean", default: true },
        },
        [],
      ),
    ),
  ),
  conformanceTool("test_elicitation_sep1330_enums", "Asks with every kind of choice.", (_input, { client }) =>
    fillIn(
      client,
      "Elicitation completed",
      "Please choose",
      objectSchema(
        {
          untitledSingle: { type: "string", enum: ["option1", "option2", "option3"] },
          titledSingle: {
            type: "string",
            oneOf: titled({ value1: "First Option", value2: "Second Option", value3: "Third Option" }),
          },
          legacyEnum: {
            type: "string",
            enum: ["opt1", "opt2", "opt3"],
            enumNames: ["Option One", "Option Two", "Option Three"],
          },
          untitledMulti: { type: "array", items: { type: "string", enum: ["option1", "option2", "option3"] } },
          titledMulti: {
            type: "array",
            items: { anyOf: titled({ value1: "First Choice", value2: "Second Choice", value3: "Third Choice" }) },
          },
        },
        [],
      ),
    ),
  ),
  conformanceTool("test_streaming_elicitation", "Reports progress, then asks.", (_input, { client, progress }) => {
    progress(1, 2);
    return confirm(client, "Confirmed.");
  }),
  conformanceTool("test_missing_capability", "Needs the client's model.", (_input, { client }) =>
    say(client, textOf(client.sample("completion", completion("Anything", 10)))),
  ),
  conformanceTool("test_input_required_result_elicitation", "Asks for a name.", (_input, { client }) => {
    const answer = client.elicit("user_name", { message: "What is your name?", schema: NAME });
    return say(client, answer.action === "accept" ? `Hello, ${answer.content.name}!` : "Hello, stranger!");
  }),
  conformanceTool("test_input_required_result_sampling", "Asks the client's model.", (_input, { client }) =>
    say(client, textOf(client.sample("capital_question", completion("What is the capital of France?", 100)))),
  ),
  conformanceTool("test_input_required_result_list_roots", "Asks for the roots.", (_input, { client }) =>
    say(
      client,
      client
        .roots("client_roots")
        .map(({ uri }) => uri)
        .join(", "),
    ),
  ),
  conformanceTool("test_input_required_result_request_state", "Needs its state back.", (_input, { client }) =>
    // A tool gets the responses only after the state was verified.
    confirm(client, "state-ok"),
  ),
  conformanceTool("test_input_required_result_tampered_state", "Has a signed state.", (_input, { client }) =>
    confirm(client, "Confirmed."),
  ),
  conformanceTool("test_input_required_result_multiple_inputs", "Asks three things at once.", (_input, { client }) => {
    const { greeting } = client.all({
      user_name: { kind: "elicit", message: "What is your name?", schema: NAME },
      greeting: { kind: "sample", request: completion("Generate a greeting", 50) },
      client_roots: { kind: "roots" },
    });
    return say(client, textOf(greeting));
  }),
  conformanceTool("test_input_required_result_multi_round", "Asks twice.", (_input, { client }) => {
    client.elicit("step1", { message: "Step 1: What is your name?", schema: NAME });
    const schema = objectSchema({ color: { type: "string" } });
    client.elicit("step2", { message: "Step 2: What is your favorite color?", schema });
    return say(client, "Both steps are done.");
  }),
  conformanceTool("test_input_required_result_capabilities", "Asks what the client offers.", (_input, { client }) => {
    if (client.offers.includes("elicit")) client.elicit("user_name", { message: "What is your name?", schema: NAME });
    if (client.offers.includes("sample")) client.sample("greeting", completion("Generate a greeting", 50));
    return say(client, "Asked all that could be asked.");
  }),
];
