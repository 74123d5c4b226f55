import type { Config, TransportChoice } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { chooseChatWay, useChatWay } from "../session/chat-way.ts";
import { sideOf } from "./ways.ts";

/** The way of this chat, beside its question. */
export const WaySelect = ({ config }: { config: Config }) => {
  const texts = useTexts();
  const way = useChatWay(config.transports);
  return (
    <label className={`way-select side-${sideOf(way ?? config.transport)}`}>
      <span className="visually-hidden">{texts.chat.way}</span>
      <select
        value={way ?? ""}
        onChange={(event) => chooseChatWay((event.target.value || undefined) as TransportChoice | undefined)}
      >
        <option value="">{texts.chat.serverChoice(texts.ways[config.transport] ?? config.transport)}</option>
        {config.transports.map((name) => (
          <option key={name} value={name}>
            {texts.ways[name]}
          </option>
        ))}
      </select>
    </label>
  );
};
