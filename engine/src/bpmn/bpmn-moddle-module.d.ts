declare module 'bpmn-moddle' {
  /** The part of the library that we use; elements are read through `ModdleElement`. */
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>, options?: Record<string, unknown>);
    create(type: string, attributes?: Record<string, unknown>): unknown;
    fromXML(
      xml: string,
      type?: string,
    ): Promise<{
      rootElement: unknown;
      warnings: readonly { message: string; element?: unknown; property?: string; value?: string }[];
      references: readonly unknown[];
    }>;
    toXML(element: unknown, options?: { format?: boolean; preamble?: boolean }): Promise<{ xml: string }>;
  }
}
