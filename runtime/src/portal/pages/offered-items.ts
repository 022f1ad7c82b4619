import type { OfferedOperation } from '../../api/index.js';
import { currentUser } from '../contexts/session.js';
import { t } from '../locales/index.js';
import type { MenuItem } from '../parts/operations-menu.js';

/** What only administrators do is not shown to others, not even as refused. */
export function isTold(offer: OfferedOperation): boolean {
  return offer.offered || offer.refusal?.code !== 'operation/admin-only' || currentUser()?.isAdmin === true;
}

export function menuItem(offer: OfferedOperation, run: () => void, isDanger = false): MenuItem {
  const names: { readonly [operation: string]: string } = t().operations.names;
  return {
    key: offer.operation,
    title: names[offer.operation] ?? offer.operation,
    run,
    ...(isDanger ? { danger: true } : {}),
    ...(offer.refusal === undefined ? {} : { refusal: offer.refusal }),
  };
}
