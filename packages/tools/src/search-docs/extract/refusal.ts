/** Why a file is not a document, worded for its owner. */
export class Refusal extends Error {}
