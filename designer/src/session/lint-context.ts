import type { LintContext } from '../model/index.js';
import type { DesignHost } from './design-host.js';
import { loadedPrintCheck } from './print-check.js';

/** What the validator may look up outside the design. */
export function lintContext({ world }: DesignHost): LintContext {
  const checkPrint = loadedPrintCheck();
  return {
    ...(checkPrint === undefined ? {} : { checkPrint }),
    forms: world.forms,
    lists: world,
    processes: world.definitions,
    roles: world.organisation.roles.map(({ key }) => key),
    calendars: world.calendars.map(({ key }) => key),
    handlers: world.handlers,
  };
}
