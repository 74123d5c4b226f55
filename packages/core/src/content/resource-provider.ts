import type { ResourceContents } from "../tool/content-block.ts";

/** A resource as listed, before it is read (MCP `Resource`). */
export interface ResourceDescription {
  readonly uri: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
  /** In bytes. */
  readonly size?: number;
}

/** A family of resources described by a URI template (RFC 6570). */
export interface ResourceTemplate {
  readonly uriTemplate: string;
  readonly name: string;
  readonly title?: string;
  readonly description?: string;
  readonly mimeType?: string;
}

/** A page of a list of resources (MCP `resources/list`). */
export interface ResourcePage {
  readonly resources: readonly ResourceDescription[];
  /** Cursor of the next page; absent on the last one. */
  readonly nextCursor?: string;
}

/** Suggested values of an argument, best match first. */
export interface Completion {
  readonly values: readonly string[];
  /** Total number of matches, if known. */
  readonly total?: number;
}

/** Resources that a host serves by URI, in addition to its tools. */
export interface ResourceProvider {
  /** Only callers who may use this tool see the resources, which expose the same data. */
  readonly requiredTool?: string;
  readonly templates: readonly ResourceTemplate[];
  /** @returns undefined for an invalid cursor. */
  list(cursor: string | undefined): Promise<ResourcePage | undefined>;
  /** @returns undefined when there is no such resource. */
  read(uri: string): Promise<ResourceContents | undefined>;
  /** Suggests completions of `value` for a template's variable. */
  complete(uriTemplate: string, variable: string, value: string): Promise<Completion>;
}
