import type { TransportChoice } from "../api/types.ts";

/** The side on which a transport stands: HTTP always left, stdio and this process always right. */
export const sideOf = (transport: string): "http" | "stdio" | "none" => {
  if (transport === "http" || transport === "rest") return "http";
  return transport === "stdio" || transport === "in-process" ? "stdio" : "none";
};

/** CSS colour of a transport, the same in plots, cards and badges; defined for both themes in the style sheet. */
export const colorOf = (transport: string): string => {
  if (transport === "http") return "var(--http)";
  if (transport === "rest") return "var(--rest)";
  return transport === "stdio" ? "var(--stdio)" : "var(--grey)";
};

/** Of words about a transport: REST's lighter blue has too little contrast for them. */
export const labelColorOf = (transport: string): string => (transport === "rest" ? "var(--ink)" : colorOf(transport));

/** A shape beside the colour, for readers who do not see it. */
export const shapeOf = (transport: TransportChoice | string): string => {
  if (transport === "http") return "●";
  if (transport === "rest") return "○";
  if (transport === "stdio") return "■";
  return transport === "in-process" ? "□" : "◇";
};
