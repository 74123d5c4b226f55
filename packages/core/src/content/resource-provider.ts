import type { ResourceContents } from "../tool/content-block.ts";

/** What a client learns of a resource before it reads it. */
export interface ResourceDescription {
  readonly uri: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
  /** In bytes. */
  readonly size?: number;
}

/** A family of resources, by a URI template (RFC 6570). */
export interface ResourceTemplate {
  readonly uriTemplate: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
}

/** A page of a list of resources (MCP `resources/list`); without `nextCursor` it is the last one. */
export interface ResourcePage {
  readonly resources: readonly ResourceDescription[];
  /** Where the next page begins; absent on the last one. */
  readonly nextCursor?: string;
}

/** Proposals for the value of an argument, the most fitting first. */
export interface Completion {
  readonly values: readonly string[];
  /** How many there are in all, when that is known. */
  readonly total?: number;
}

/** Things to read by URI, that a host serves beside the tools. */
export interface ResourceProvider {
  /** Only callers that may use this tool see the resources: they hold what the tool would show. */
  readonly requiredTool?: string;
  readonly templates: readonly ResourceTemplate[];
  /** @returns undefined for a cursor that is not one. */
  list(cursor: string | undefined): Promise<ResourcePage | undefined>;
  /** @returns undefined when there is no such resource. */
  read(uri: string): Promise<ResourceContents | undefined>;
  /** Proposes values of a template's variable that fit `value`. */
  complete(uriTemplate: string, variable: string, value: string): Promise<Completion>;
}
