import { useEffect, useRef } from "react";
import swaggerUi from "swagger-ui-dist/swagger-ui-es-bundle.js";
import "swagger-ui-dist/swagger-ui.css";

/** Hides the server select: it has only this server to offer, and no accessible name. */
const withoutServers = () => ({ wrapComponents: { ServersContainer: () => () => null } });

/** An OpenAPI document in Swagger UI. @param apiKey sent with requests that the user tries; empty for none */
export const Reference = ({ document: spec, apiKey }: { document: object; apiKey: string }) => {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Swagger UI cannot be unmounted from its node: each run of the effect gets a new one.
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
