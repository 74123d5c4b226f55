import type { Router } from "express";

/** Of a router's layer; express's types leave it out. */
interface Layer {
  match(path: string): boolean;
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  /** Of a layer without a route: a router within, or a handler of every request, which serves none. */
  readonly handle: { readonly stack?: readonly Layer[] };
}

/**
 * The methods that routers name at a path, in lower case; `_all` stands for what refuses the others. Undefined where there
 * is nothing at all. @throws express's error for a path that cannot be decoded.
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
