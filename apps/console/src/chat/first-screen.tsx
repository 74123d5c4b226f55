import { useQuery } from "@tanstack/react-query";
import { readExamples } from "../api/api.ts";
import type { Config } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { useChatTransport } from "../session/chat-transport.ts";
import { Actions } from "./actions.tsx";
import { Examples } from "./examples.tsx";
import { focusQuestion } from "./focus-question.ts";

const LOOK_AGAIN_MS = 5_000;

/** An introduction, first steps, and example questions that the available tools and engines can answer. */
export const FirstScreen = ({ config, onAsk }: { config: Config; onAsk: (question: string) => void }) => {
  const { chat } = useTexts();
  const transport = useChatTransport(config.transports) ?? config.transport;
  const { data } = useQuery({
    queryKey: ["examples", transport],
    queryFn: () => readExamples(transport),
    // Tools that do not respond may be starting.
    refetchInterval: ({ state }) => (state.data?.length === 0 ? LOOK_AGAIN_MS : false),
  });
  const questions = chat.exampleQuestions.filter(({ needs }) => data?.includes(needs));
  return (
    <div className="intro">
      <h1>{chat.heading}</h1>
      <p className="second">{chat.intro}</p>
      <Actions onChat={focusQuestion} />
      {questions.length > 0 && <Examples questions={questions} onAsk={onAsk} />}
      {data?.length === 0 && <p className="quiet">{chat.noExamples}</p>}
    </div>
  );
};
