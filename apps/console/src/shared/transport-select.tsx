import type { Config, TransportChoice } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { chooseChatTransport, useChatTransport } from "../session/chat-transport.ts";
import { sideOf } from "./transports.ts";

/** Selects the transport of this chat. */
export const TransportSelect = ({ config }: { config: Config }) => {
  const texts = useTexts();
  const transport = useChatTransport(config.transports);
  return (
    <label className={`transport-select side-${sideOf(transport ?? config.transport)}`}>
      <span className="visually-hidden">{texts.chat.transport}</span>
      <select
        value={transport ?? ""}
        onChange={(event) => chooseChatTransport((event.target.value || undefined) as TransportChoice | undefined)}
      >
        <option value="">{texts.chat.serverChoice(texts.transports[config.transport] ?? config.transport)}</option>
        {config.transports.map((name) => (
          <option key={name} value={name}>
            {texts.transports[name]}
          </option>
        ))}
      </select>
    </label>
  );
};
