import { type InputRequest, type InputRequiredResult, inputRequired } from "@modelcontextprotocol/server";
import type { ClientQuestion, SingleQuestion } from "@twinhost/core";

/**
 * Ends a round with the questions for the client.
 * @param requestState the signed answers so far, for the client to send back
 */
export const askClient = (
  questions: Readonly<Record<string, ClientQuestion>>,
  requestState: string,
): InputRequiredResult => {
  const single = Object.entries(questions).flatMap(([key, question]): [string, SingleQuestion][] =>
    question.kind === "several" ? Object.entries(question.questions) : [[key, question]],
  );
  return inputRequired({
    inputRequests: Object.fromEntries(single.map(([key, question]) => [key, toInputRequest(question)])),
    requestState,
  });
};

const toInputRequest = (question: SingleQuestion): InputRequest => {
  switch (question.kind) {
    case "elicit":
      return inputRequired.elicit({ message: question.message, requestedSchema: question.schema as never });
    case "sample":
      return inputRequired.createMessage(question.request as never);
    case "roots":
      return inputRequired.listRoots();
  }
};
