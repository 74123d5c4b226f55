import { Button, Form, Label, TextArea, TextField } from "react-aria-components";
import type { Config, TransportChoice } from "../api/types.ts";
import { fitsQuestion, QuestionCount } from "../chat/question-count.tsx";
import { useTexts } from "../i18n/language.tsx";
import { sideOf } from "../shared/transports.ts";
import { useStop } from "../shared/use-stop.ts";
import { SIDES, type SideTransports } from "./comparison.ts";
import { REPEATS, useRepeats } from "./repeats.ts";
import type { Progress } from "./use-comparison.ts";

interface CompareFormProps {
  readonly config: Config;
  readonly question: string;
  readonly transports: SideTransports;
  readonly progress: Progress | undefined;
  readonly onQuestion: (question: string) => void;
  readonly onTransports: (transports: SideTransports) => void;
  readonly onAsk: (times: number) => void;
  readonly onStop: () => void;
}

/** The question, the two transports, and the number of runs. */
export const CompareForm = (props: CompareFormProps) => {
  const { config, question, transports, progress, onQuestion, onTransports, onAsk, onStop } = props;
  const { compare, transports: names } = useTexts();
  const [repeats, setRepeats] = useRepeats();
  const stop = useStop(progress !== undefined, onStop);
  const limit = config.limits.question;
  const canAsk = fitsQuestion(question, limit);
  const begin = (times: number): void => {
    if (canAsk && !progress) onAsk(times);
  };
  return (
    <Form
      className="compare-form"
      onSubmit={(event) => {
        event.preventDefault();
        begin(1);
      }}
    >
      <TextField value={question} onChange={onQuestion} className="compare-question">
        <Label>{compare.question}</Label>
        <TextArea rows={1} />
      </TextField>
      {SIDES.map((side) => (
        <label key={side} className={`transport-select side-${side}`}>
          <span>{side === "http" ? compare.left : compare.right}</span>
          <select
            value={transports[side]}
            onChange={(event) => onTransports({ ...transports, [side]: event.target.value as TransportChoice })}
          >
            {config.transports
              .filter((transport) => sideOf(transport) === side)
              .map((transport) => (
                <option key={transport} value={transport}>
                  {names[transport]}
                </option>
              ))}
          </select>
        </label>
      ))}
      <div className="row">
        {progress ? (
          <>
            {/* Keys, so that it does not become the submit button within its own click, and ask again. */}
            <Button key="stop" className="primary" onClick={stop}>
              {compare.stop}
            </Button>
            <progress
              value={progress.done}
              max={progress.all}
              aria-label={compare.progress(progress.done, progress.all)}
            />
            <span className="quiet">{compare.progress(progress.done, progress.all)}</span>
          </>
        ) : (
          <>
            <Button key="ask" type="submit" className="primary" isDisabled={!canAsk}>
              {compare.ask}
            </Button>
            <Button className="plain" isDisabled={!canAsk} onPress={() => begin(repeats)}>
              {compare.repeat(repeats)}
            </Button>
            <label>
              <span className="visually-hidden">{compare.times}</span>
              <select value={repeats} onChange={(event) => setRepeats(Number(event.target.value))}>
                {REPEATS.map((count) => (
                  <option key={count} value={count}>
                    ×{count}
                  </option>
                ))}
              </select>
            </label>
          </>
        )}
        <QuestionCount length={question.length} limit={limit} />
      </div>
    </Form>
  );
};
