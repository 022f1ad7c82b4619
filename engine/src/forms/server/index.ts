export { compileServerForm } from './compile-server-form.js';
export { compileValidator } from './compile-validator.js';
export { safePattern } from './safe-pattern.js';
export type { SafePattern } from './safe-pattern.js';
export { standaloneValidator } from './standalone-validator.js';
