import { TRANSPORTS, type Transport } from "@twinhost/client";

/** What may be requested: a transport, or `auto`, which is http, and stdio while http is unavailable. */
export const TRANSPORT_CHOICES = [...TRANSPORTS, "auto"] as const;

export type TransportChoice = (typeof TRANSPORT_CHOICES)[number];

/** The transports that a choice may use. */
export const transportsOf = (choice: TransportChoice): readonly Transport[] =>
  choice === "auto" ? ["http", "stdio"] : [choice];
