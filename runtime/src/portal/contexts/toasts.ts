import { PortalError } from '../portal-error.js';
import { Signal } from './signal.js';

export interface Toast {
  readonly id: number;
  readonly kind: 'ok' | 'info' | 'error';
  readonly text: string;
  readonly hint?: string;
  /** Stable code of the error, for the administrator. */
  readonly code?: string;
}

const OK_MS = 4000;
const ERROR_MS = 12_000;

export const toasts = new Signal<readonly Toast[]>([]);

let nextId = 1;

function show(toast: Omit<Toast, 'id'>, duration: number): void {
  const id = nextId;
  nextId += 1;
  toasts.set([...toasts.value.slice(-3), { ...toast, id }]);
  setTimeout(() => dismissToast(id), duration);
}

export function dismissToast(id: number): void {
  toasts.set(toasts.value.filter((toast) => toast.id !== id));
}

export function toastOk(text: string): void {
  show({ kind: 'ok', text }, OK_MS);
}

export function toastInfo(text: string, hint?: string): void {
  show({ kind: 'info', text, ...(hint === undefined ? {} : { hint }) }, ERROR_MS);
}

/** Says what failed and what to do, with the code; an ended session is told by the sign-in page instead. */
export function toastError(error: unknown): void {
  const known = PortalError.from(error);
  if (known.code === 'session/required') return;
  show({ kind: 'error', text: known.message, hint: known.hint, code: known.code }, ERROR_MS);
}

export function toastProblem(text: string, hint = ''): void {
  show({ kind: 'error', text, ...(hint === '' ? {} : { hint }) }, ERROR_MS);
}
