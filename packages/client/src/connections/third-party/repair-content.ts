import { specTypeSchemas } from "@modelcontextprotocol/client";
import { asText, isLoose, type Loose, withoutKeys } from "./plain-values.ts";

/** Content blocks in their order; anything else is kept as text. */
export const repairContent = (given: unknown): Loose[] => {
  if (given === undefined || given === null) return [];
  return (Array.isArray(given) ? given : [given]).map(repairBlock);
};

const repairBlock = (given: unknown): Loose => {
  if (!isLoose(given)) return text(asText(given));
  if (isPlainText(given) || isValid(given)) return given;
  const block = withoutOddExtras(given);
  const fit = {
    text: repairText,
    image: repairMedia,
    audio: repairMedia,
    resource: repairResource,
    resource_link: repairLink,
  };
  const repair = Object.hasOwn(fit, String(block.type)) ? fit[block.type as keyof typeof fit] : undefined;
  const repaired = repair?.(block);
  return repaired && isValid(repaired) ? repaired : text(JSON.stringify(given));
};

const text = (content: string): Loose => ({ type: "text", text: content });

/** By far the most common block, recognized without a schema. */
const isPlainText = (block: Loose): boolean =>
  block.type === "text" && typeof block.text === "string" && Object.keys(block).length === 2;

const isValid = (block: Loose): boolean => {
  const checked = specTypeSchemas.ContentBlock["~standard"].validate(block);
  return !(checked instanceof Promise) && !checked.issues;
};

/** Leaves out optional members that are null. */
const withoutOddExtras = (block: Loose): Loose =>
  withoutKeys(
    block,
    ["annotations", "_meta", "title", "description", "size", "icons"].filter((key) => block[key] === null),
  );

const repairText = (block: Loose): Loose => ({ ...withoutKeys(block, ["annotations"]), text: asText(block.text) });

const DATA_URL = /^data:([^;,]+)?(?:;[^,]*)?;base64,/;

const repairMedia = (block: Loose): Loose => {
  const data = asText(block.data);
  const [prefix = "", ofUrl] = DATA_URL.exec(data.slice(0, 200)) ?? [];
  const mimeType = typeof block.mimeType === "string" ? block.mimeType : (ofUrl ?? `${block.type}/*`);
  return { ...withoutKeys(block, ["annotations"]), data: data.slice(prefix.length), mimeType };
};

const repairResource = (block: Loose): Loose => {
  const given = isLoose(block.resource) ? block.resource : {};
  const resource = withoutKeys(
    given,
    ["_meta", "mimeType", "text", "blob"].filter((key) => given[key] === null),
  );
  return { ...withoutKeys(block, ["annotations"]), resource: { ...resource, uri: asText(given.uri) } };
};

const repairLink = (block: Loose): Loose => ({
  ...withoutKeys(block, ["annotations", ...(block.mimeType === null ? ["mimeType"] : [])]),
  name: typeof block.name === "string" ? block.name : asText(block.uri),
});
