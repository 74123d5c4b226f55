import type { Router } from "express";

/** The parts of a router's layer that express's types omit. */
interface Layer {
  match(path: string): boolean;
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  /** In a layer without a route: a nested router, or middleware, which serves no path. */
  readonly handle: { readonly stack?: readonly Layer[] };
}

/**
 * The methods that routers define for a path, in lower case; `_all` stands for the handler that refuses the others.
 * Undefined for a path that nothing serves. @throws express's error for a path that cannot be decoded
 */
export const servedMethods = (routers: readonly Router[], path: string): ReadonlySet<string> | undefined => {
  const methods = routers.flatMap(({ stack }) => methodsOf(stack as unknown as readonly Layer[], path));
  return methods.length > 0 ? new Set(methods) : undefined;
};

const methodsOf = (layers: readonly Layer[], path: string): string[] =>
  layers.flatMap((layer) => {
    if (!(layer.route || layer.handle.stack) || !layer.match(path)) return [];
    return layer.route ? Object.keys(layer.route.methods) : methodsOf(layer.handle.stack ?? [], path);
  });
