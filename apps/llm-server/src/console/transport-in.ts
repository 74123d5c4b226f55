import { HttpError } from "@twinhost/server";
import { TRANSPORT_CHOICES, type TransportChoice } from "../transport/transport-choice.ts";

/** The transport that a request names. @throws HttpError 422 for any other text. */
export const transportIn = (given: unknown): TransportChoice => {
  const transport = TRANSPORT_CHOICES.find((candidate) => candidate === given);
  if (!transport) throw new HttpError("invalid_arguments", `transport must be one of ${TRANSPORT_CHOICES.join(", ")}`);
  return transport;
};
