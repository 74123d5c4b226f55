import { Button } from "react-aria-components";
import { useTexts } from "../i18n/language.tsx";
import { digits, time } from "../shared/figures.ts";
import { ScrollRegion } from "../shared/scroll-region.tsx";
import { TransportBadge } from "../shared/transport-badge.tsx";
import { forgetCalls, type LoggedCall, useCalls } from "./call-log.ts";

/** The calls made from this tab, each of which can be run again. */
export const CallList = ({
  isThere,
  onAgain,
}: {
  /** Whether a tool can still be called. */
  isThere: (tool: string) => boolean;
  onAgain: (call: LoggedCall) => void;
}) => {
  const words = useTexts().tools.calls;
  const calls = useCalls();
  if (calls.length === 0) return null;
  return (
    <section className="calls">
      <h2>{words.heading(digits(calls.length))}</h2>
      <ScrollRegion label={words.heading(digits(calls.length))}>
        <table>
          <tbody>
            {calls.map((call) => (
              <tr key={call.at}>
                <th scope="row">{call.tool}</th>
                <td className="call-arguments">
                  <code>{JSON.stringify(call.arguments)}</code>
                </td>
                <td>
                  <Outcome failure={call.failure} />
                </td>
                <td>
                  {call.times.map(({ transport, ms }) => (
                    <span key={transport} className="call-time">
                      <TransportBadge transport={transport} /> {time(ms)}
                    </span>
                  ))}
                </td>
                <td>
                  <Button className="quiet-button" isDisabled={!isThere(call.tool)} onPress={() => onAgain(call)}>
                    {words.again}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <p className="quiet">
        {words.note}{" "}
        <Button className="quiet-button" onPress={forgetCalls}>
          {words.forget}
        </Button>
      </p>
    </section>
  );
};

const Outcome = ({ failure }: Pick<LoggedCall, "failure">) => {
  const { tools } = useTexts();
  return (
    <span className={`status ${failure === undefined ? "good" : "bad"}`}>
      {failure === undefined ? tools.done : `${tools.failed}: ${failure}`}
    </span>
  );
};
