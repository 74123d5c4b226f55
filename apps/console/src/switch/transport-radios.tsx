import { Label, Radio, RadioGroup } from "react-aria-components";
import type { TransportChoice } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { time } from "../shared/figures.ts";
import { TransportBadge } from "../shared/transport-badge.tsx";
import { sideOf } from "../shared/transports.ts";
import type { Measured } from "./measured-transports.ts";

/** Current facts about a transport. */
export interface TransportFacts {
  readonly tools: number | undefined;
  readonly isReachable: boolean | undefined;
  /** Why it is not reachable. */
  readonly failure: string | undefined;
  readonly measured: Measured | undefined;
}

const SIDES = ["http", "stdio"] as const;

/** The transports as one radio group: network transports left, local ones right. */
export const TransportRadios = ({
  label,
  transports,
  facts,
  value,
  serverTransport,
  isBrief = false,
  onChange,
}: {
  label: string;
  transports: readonly TransportChoice[];
  facts: ReadonlyMap<TransportChoice, TransportFacts>;
  /** Empty for the server's choice. */
  value: TransportChoice | "";
  /** The server's transport; if given, "server default" is offered too. */
  serverTransport?: TransportChoice;
  /** Shows names only, because the transports are described above. */
  isBrief?: boolean;
  onChange: (transport: TransportChoice | "") => void;
}) => {
  const texts = useTexts();
  const without = transports.filter((transport) => sideOf(transport) === "none");
  return (
    <RadioGroup
      className="transport-choice"
      value={value}
      onChange={(transport) => onChange(transport as TransportChoice | "")}
    >
      <Label className="visually-hidden">{label}</Label>
      {(serverTransport || without.length > 0) && (
        <div className="unsided">
          {serverTransport && (
            <Radio value="" className="choice">
              <span>{texts.chat.serverChoice(texts.transports[serverTransport] ?? serverTransport)}</span>
            </Radio>
          )}
          {without.map((transport) => (
            <Option key={transport} transport={transport} facts={undefined} isBrief={isBrief} />
          ))}
        </div>
      )}
      <div className="two">
        {SIDES.map((side) => (
          <div key={side} className={`side ${side}`}>
            <h3>{texts.switch.sides[side]}</h3>
            {transports
              .filter((transport) => sideOf(transport) === side)
              .map((transport) => (
                <Option key={transport} transport={transport} facts={facts.get(transport)} isBrief={isBrief} />
              ))}
          </div>
        ))}
      </div>
    </RadioGroup>
  );
};

const Option = ({
  transport,
  facts,
  isBrief,
}: {
  transport: TransportChoice;
  facts: TransportFacts | undefined;
  isBrief: boolean;
}) => {
  const texts = useTexts();
  return (
    <Radio value={transport} className="choice">
      <span className="choice-text">
        <span className="choice-name">
          <TransportBadge transport={transport} />
          {facts && <Reach facts={facts} />}
        </span>
        {!isBrief && <span>{texts.switch.about[transport]}</span>}
        {!isBrief && facts?.measured && (
          <span className="quiet">{texts.switch.measured(time(facts.measured.medianMs), facts.measured.calls)}</span>
        )}
      </span>
    </Radio>
  );
};

const Reach = ({ facts: { isReachable, failure, tools = 0 } }: { facts: TransportFacts }) => {
  const texts = useTexts();
  if (isReachable === undefined) return <span className="quiet">{texts.switch.checking}</span>;
  return isReachable ? (
    <span className="status good">{texts.switch.reachable(tools)}</span>
  ) : (
    <span className="status bad">
      {failure === "unauthenticated" ? texts.switch.keyRefused : texts.switch.unavailable}
    </span>
  );
};
