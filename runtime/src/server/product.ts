/** Shown on the sign-in page and in the OpenAPI document. */
export const product = { name: '运流 Yunliu', version: '0.1.0' } as const;
