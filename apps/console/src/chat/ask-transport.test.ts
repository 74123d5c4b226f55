import { expect, it } from "vitest";
import { withoutData } from "./ask-transport.ts";
import type { ChatMessage } from "./chat-message.ts";

it("sends neither the figures nor the files of an earlier answer, which the server would refuse", () => {
  const said = { type: "text", text: "A picture." } as const;
  const picture = { type: "file", mediaType: "image/png", url: "data:image/png;base64,AA==" } as const;
  const message = { id: "a", role: "assistant", parts: [said, picture] } satisfies ChatMessage;
  expect(withoutData(message)).toEqual({ id: "a", role: "assistant", parts: [said] });
});
