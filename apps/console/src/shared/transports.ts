import type { TransportChoice } from "../api/types.ts";

/** The side on which a transport is shown: HTTP always left, stdio and in-process always right. */
export const sideOf = (transport: string): "http" | "stdio" | "none" => {
  if (transport === "http" || transport === "rest") return "http";
  return transport === "stdio" || transport === "in-process" ? "stdio" : "none";
};

/** A transport's CSS colour in plots, cards and badges; the style sheet defines it for both themes. */
export const colorOf = (transport: string): string => {
  if (transport === "http") return "var(--http)";
  if (transport === "rest") return "var(--rest)";
  return transport === "stdio" ? "var(--stdio)" : "var(--grey)";
};

/** Colour of text about a transport: REST's lighter blue has too little contrast for text. */
export const labelColorOf = (transport: string): string => (transport === "rest" ? "var(--ink)" : colorOf(transport));

/** A shape besides the colour, for colour-blind users. */
export const shapeOf = (transport: TransportChoice | string): string => {
  if (transport === "http") return "●";
  if (transport === "rest") return "○";
  if (transport === "stdio") return "■";
  return transport === "in-process" ? "□" : "◇";
};
