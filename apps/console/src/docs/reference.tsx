import { useEffect, useRef } from "react";
import swaggerUi from "swagger-ui-dist/swagger-ui-es-bundle.js";
import "swagger-ui-dist/swagger-ui.css";

/** A choice of one server, this one, says nothing, and has no name for who does not see it. */
const withoutServers = () => ({ wrapComponents: { ServersContainer: () => () => null } });

/** An OpenAPI document as Swagger UI shows it. @param apiKey sent with what the reader tries; empty for none */
export const Reference = ({ document: spec, apiKey }: { document: object; apiKey: string }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It keeps what it draws into for itself, and cannot be asked to leave: a second effect gets a second place.
    const domNode = document.createElement("div");
    place.current?.replaceChildren(domNode);
    const shown = swaggerUi({
      spec,
      domNode,
      validatorUrl: null,
      plugins: [withoutServers],
      onComplete: () => {
        if (apiKey !== "") shown.preauthorizeApiKey("apiKey", apiKey);
      },
    });
  }, [spec, apiKey]);
  return <div ref={place} lang="en" />;
};
