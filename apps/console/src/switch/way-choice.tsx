import { Label, Radio, RadioGroup } from "react-aria-components";
import type { TransportChoice } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { time } from "../shared/figures.ts";
import { WayBadge } from "../shared/way-badge.tsx";
import { sideOf } from "../shared/ways.ts";
import type { Measured } from "./measured-ways.ts";

/** What is known of a way now. */
export interface WayFacts {
  readonly tools: number | undefined;
  readonly isReachable: boolean | undefined;
  /** Why it is not. */
  readonly failure: string | undefined;
  readonly measured: Measured | undefined;
}

const SIDES = ["http", "stdio"] as const;

/** The ways as one group of radio buttons: those over the network left, those inside the server right. */
export const WayChoice = ({
  label,
  ways,
  facts,
  value,
  serverWay,
  isBrief = false,
  onChange,
}: {
  label: string;
  ways: readonly TransportChoice[];
  facts: ReadonlyMap<TransportChoice, WayFacts>;
  /** Empty for the server's own choice. */
  value: TransportChoice | "";
  /** The server's way; where it is given, following the server is a choice as well. */
  serverWay?: TransportChoice;
  /** Names alone, where the ways have been told of before. */
  isBrief?: boolean;
  onChange: (way: TransportChoice | "") => void;
}) => {
  const texts = useTexts();
  const without = ways.filter((way) => sideOf(way) === "none");
  return (
    <RadioGroup className="way-choice" value={value} onChange={(way) => onChange(way as TransportChoice | "")}>
      <Label className="visually-hidden">{label}</Label>
      {(serverWay || without.length > 0) && (
        <div className="unsided">
          {serverWay && (
            <Radio value="" className="choice">
              <span>{texts.chat.serverChoice(texts.ways[serverWay] ?? serverWay)}</span>
            </Radio>
          )}
          {without.map((way) => (
            <Option key={way} way={way} facts={undefined} isBrief={isBrief} />
          ))}
        </div>
      )}
      <div className="two">
        {SIDES.map((side) => (
          <div key={side} className={`side ${side}`}>
            <h3>{texts.switch.sides[side]}</h3>
            {ways
              .filter((way) => sideOf(way) === side)
              .map((way) => (
                <Option key={way} way={way} facts={facts.get(way)} isBrief={isBrief} />
              ))}
          </div>
        ))}
      </div>
    </RadioGroup>
  );
};

const Option = ({ way, facts, isBrief }: { way: TransportChoice; facts: WayFacts | undefined; isBrief: boolean }) => {
  const texts = useTexts();
  return (
    <Radio value={way} className="choice">
      <span className="choice-text">
        <span className="choice-name">
          <WayBadge way={way} />
          {facts && <Reach facts={facts} />}
        </span>
        {!isBrief && <span>{texts.switch.about[way]}</span>}
        {!isBrief && facts?.measured && (
          <span className="quiet">{texts.switch.measured(time(facts.measured.medianMs), facts.measured.calls)}</span>
        )}
      </span>
    </Radio>
  );
};

const Reach = ({ facts: { isReachable, failure, tools = 0 } }: { facts: WayFacts }) => {
  const texts = useTexts();
  if (isReachable === undefined) return <span className="quiet">{texts.switch.checking}</span>;
  return isReachable ? (
    <span className="reach good">{texts.switch.reachable(tools)}</span>
  ) : (
    <span className="reach bad">{failure === "unauthenticated" ? texts.switch.keyRefused : texts.switch.away}</span>
  );
};
