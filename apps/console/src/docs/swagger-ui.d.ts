/** The part of Swagger UI that the page uses; its bundle has no types. */
declare module "swagger-ui-dist/swagger-ui-es-bundle.js" {
  interface SwaggerUi {
    preauthorizeApiKey(scheme: string, key: string): void;
  }
  export default function swaggerUi(options: {
    spec: object;
    domNode: HTMLElement;
    validatorUrl: null;
    plugins: readonly (() => { readonly wrapComponents: Readonly<Record<string, () => () => null>> })[];
    onComplete?: () => void;
  }): SwaggerUi;
}
