import "../style/switch.css";
import { useChat } from "@ai-sdk/react";
import { useQueries } from "@tanstack/react-query";
import { readTools } from "../api/api.ts";
import type { Transport, TransportChoice } from "../api/types.ts";
import { chat } from "../chat/chat-session.ts";
import { useTexts } from "../i18n/language.tsx";
import { chooseChatWay, useChatWay } from "../session/chat-way.ts";
import type { ViewProps } from "../shared/view-props.ts";
import { measuredWays } from "./measured-ways.ts";
import { ServerSwitch } from "./server-switch.tsx";
import { WayChoice, type WayFacts } from "./way-choice.tsx";

const LOOK_EVERY_MS = 5_000;

/** Which way the tools are reached: for this chat, and for the server. */
const SwitchView = ({ config }: ViewProps) => {
  const texts = useTexts();
  const chosen = useChatWay(config.transports);
  const { messages } = useChat({ chat });
  const measured = measuredWays(messages);
  const ways = config.transports.filter((way): way is Transport => way !== "auto");
  const lists = useQueries({
    queries: ways.map((way) => ({
      queryKey: ["tools", way],
      queryFn: () => readTools(way),
      refetchInterval: LOOK_EVERY_MS,
    })),
  });
  const facts = new Map<TransportChoice, WayFacts>(
    ways.map((way, index) => {
      const list = lists[index]?.data;
      return [
        way,
        {
          tools: list?.tools.length,
          isReachable: list?.reachable,
          failure: list?.failure,
          measured: measured.get(way),
        },
      ];
    }),
  );
  const current = chosen ?? config.transport;
  return (
    <>
      <h1>{texts.switch.heading(texts.ways[current] ?? current)}</h1>
      <section>
        <h2>{texts.switch.chat}</h2>
        <p className="second">{texts.switch.chatNote}</p>
        <WayChoice
          label={texts.switch.chat}
          ways={config.transports}
          facts={facts}
          value={chosen ?? ""}
          serverWay={config.transport}
          onChange={(way) => chooseChatWay(way === "" ? undefined : way)}
        />
      </section>
      <ServerSwitch config={config} facts={facts} />
    </>
  );
};

export default SwitchView;
