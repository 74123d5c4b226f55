import "../style/both.css";
import { useState } from "react";
import { Button, Form, Label, TextArea, TextField } from "react-aria-components";
import type { TransportChoice } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { useStop } from "../shared/use-stop.ts";
import type { ViewProps } from "../shared/view-props.ts";
import { sideOf } from "../shared/ways.ts";
import { DistributionFigure } from "./distribution-figure.tsx";
import { SideAnswer } from "./side-answer.tsx";
import { TimelineFigure } from "./timeline-figure.tsx";
import { SIDES, type Side, useComparison } from "./use-comparison.ts";
import { Verdict } from "./verdict.tsx";

const REPEATS = [10, 30, 100];

/** One question over two ways, side by side. */
const BothView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const [question, setQuestion] = useState(texts.both.defaultQuestion);
  const [ways, setWays] = useState<Readonly<Record<Side, TransportChoice>>>({ http: "http", stdio: "stdio" });
  const [repeats, setRepeats] = useState(REPEATS[1] ?? 1);
  const { comparison, progress, ask, stop: stopNow } = useComparison();
  const stop = useStop(progress !== undefined, stopNow);
  const isEmpty = question.trim() === "";
  const bothAnswered = comparison && SIDES.every((side) => comparison.sides[side].runs.length > 0);
  return (
    <>
      <h1>{texts.both.heading}</h1>
      <Form
        className="both-form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isEmpty) void ask(question, ways, 1);
        }}
      >
        <TextField value={question} onChange={setQuestion} className="both-question">
          <Label>{texts.both.question}</Label>
          <TextArea rows={1} />
        </TextField>
        {SIDES.map((side) => (
          <label key={side} className={`way-select side-${side}`}>
            <span>{side === "http" ? texts.both.left : texts.both.right}</span>
            <select
              value={ways[side]}
              onChange={(event) => setWays({ ...ways, [side]: event.target.value as TransportChoice })}
            >
              {config.transports
                .filter((way) => sideOf(way) === side)
                .map((way) => (
                  <option key={way} value={way}>
                    {texts.ways[way]}
                  </option>
                ))}
            </select>
          </label>
        ))}
        <div className="row">
          {progress ? (
            <>
              <Button className="primary" onClick={stop}>
                {texts.both.stop}
              </Button>
              <progress
                value={progress.done}
                max={progress.all}
                aria-label={texts.both.progress(progress.done, progress.all)}
              />
              <span className="quiet">{texts.both.progress(progress.done, progress.all)}</span>
            </>
          ) : (
            <>
              <Button type="submit" className="primary" isDisabled={isEmpty}>
                {texts.both.ask}
              </Button>
              <Button className="plain" isDisabled={isEmpty} onPress={() => void ask(question, ways, repeats)}>
                {texts.both.repeat(repeats)}
              </Button>
              <label>
                <span className="visually-hidden">{texts.both.times}</span>
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
      {!comparison && <p className="quiet">{texts.both.none}</p>}
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

export default BothView;
