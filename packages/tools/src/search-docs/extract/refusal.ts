/** Why a file is no document, in words for its owner. */
export class Refusal extends Error {}
