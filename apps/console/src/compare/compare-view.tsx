import "../style/compare.css";
import { useState } from "react";
import { Button, Form, Label, TextArea, TextField } from "react-aria-components";
import type { TransportChoice } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { sideOf } from "../shared/transports.ts";
import { useStop } from "../shared/use-stop.ts";
import type { ViewProps } from "../shared/view-props.ts";
import { DistributionFigure } from "./distribution-figure.tsx";
import { SideAnswer } from "./side-answer.tsx";
import { TimelineFigure } from "./timeline-figure.tsx";
import { SIDES, type Side, useComparison } from "./use-comparison.ts";
import { Verdict } from "./verdict.tsx";

const REPEATS = [10, 30, 100];

/** One question over two transports, side by side. */
const CompareView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const [question, setQuestion] = useState(texts.compare.defaultQuestion);
  const [transports, setTransports] = useState<Readonly<Record<Side, TransportChoice>>>({
    http: "http",
    stdio: "stdio",
  });
  const [repeats, setRepeats] = useState(REPEATS[1] ?? 1);
  const { comparison, progress, ask, stop: stopNow } = useComparison();
  const stop = useStop(progress !== undefined, stopNow);
  const isEmpty = question.trim() === "";
  const bothAnswered = comparison && SIDES.every((side) => comparison.sides[side].runs.length > 0);
  return (
    <>
      <h1>{texts.compare.heading}</h1>
      <Form
        className="compare-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) void ask(question, transports, 1);
        }}
      >
        <TextField value={question} onChange={setQuestion} className="compare-question">
          <Label>{texts.compare.question}</Label>
          <TextArea rows={1} />
        </TextField>
        {SIDES.map((side) => (
          <label key={side} className={`transport-select side-${side}`}>
            <span>{side === "http" ? texts.compare.left : texts.compare.right}</span>
            <select
              value={transports[side]}
              onChange={(event) => setTransports({ ...transports, [side]: event.target.value as TransportChoice })}
            >
              {config.transports
                .filter((transport) => sideOf(transport) === side)
                .map((transport) => (
                  <option key={transport} value={transport}>
                    {texts.transports[transport]}
                  </option>
                ))}
            </select>
          </label>
        ))}
        <div className="row">
          {progress ? (
            <>
              <Button className="primary" onClick={stop}>
                {texts.compare.stop}
              </Button>
              <progress
                value={progress.done}
                max={progress.all}
                aria-label={texts.compare.progress(progress.done, progress.all)}
              />
              <span className="quiet">{texts.compare.progress(progress.done, progress.all)}</span>
            </>
          ) : (
            <>
              <Button type="submit" className="primary" isDisabled={isEmpty}>
                {texts.compare.ask}
              </Button>
              <Button className="plain" isDisabled={isEmpty} onPress={() => void ask(question, transports, repeats)}>
                {texts.compare.repeat(repeats)}
              </Button>
              <label>
                <span className="visually-hidden">{texts.compare.times}</span>
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
        </div>
      </Form>
      {!comparison && <p className="quiet">{texts.compare.none}</p>}
      {comparison && (
        <>
          {bothAnswered && <Verdict comparison={comparison} />}
          <div className="two">
            {SIDES.map((side) => (
              <SideAnswer key={side} side={side} state={comparison.sides[side]} />
            ))}
          </div>
          {bothAnswered && <TimelineFigure comparison={comparison} />}
          {bothAnswered && SIDES.every((side) => comparison.sides[side].runs.length > 1) && (
            <DistributionFigure comparison={comparison} />
          )}
        </>
      )}
    </>
  );
};

export default CompareView;
