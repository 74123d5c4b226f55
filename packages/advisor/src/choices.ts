import type { AdviceCase } from "./case.ts";
import type { ConstantId } from "./constants/definitions.ts";
import { type Answer, decide, isSameAnswer } from "./decide.ts";

const ALTERNATIVES = {
  runsOn: ["server", "desktop"],
  toolKind: ["cpu", "io", "engine"],
  pauseAllowed: [true, false],
  otherCallers: [[], ["own-services"], ["outsiders"], ["desktop-clients"]],
  toolLanguage: ["same", "other"],
  untrusted: ["none", "network", "tools", "both"],
  operations: ["none", "one-machine", "containers"],
  stage: ["production", "development"],
} as const satisfies { readonly [Field in keyof AdviceCase]?: readonly unknown[] };

/** The name of an input that is a choice. */
export type ChoiceField = keyof typeof ALTERNATIVES;

export const CHOICE_FIELDS = Object.keys(ALTERNATIVES) as ChoiceField[];

/** Another choice of one input that changes the answer. */
export interface OtherChoice {
  readonly field: ChoiceField;
  readonly value: string | boolean | string[];
  readonly becomes: Answer;
}

/** The choices that would change the answer, each changed alone. */
export const findOtherChoices = (given: AdviceCase, k: (id: ConstantId) => number): OtherChoice[] => {
  const before = decide({ given, k }).answer;
  return CHOICE_FIELDS.flatMap((field) =>
    ALTERNATIVES[field].flatMap((alternative) => {
      const value = typeof alternative === "object" ? [...alternative] : alternative;
      const { answer } = decide({ given: { ...given, [field]: value } as AdviceCase, k });
      return isSameAnswer(answer, before) ? [] : [{ field, value, becomes: answer }];
    }),
  );
};
