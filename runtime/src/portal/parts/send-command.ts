import { toastError, toastOk } from '../contexts/toasts.js';

/** Runs a command and says what became of it; a refusal is told with its hint. */
export async function send(command: () => Promise<unknown>, done: string): Promise<boolean> {
  try {
    await command();
    toastOk(done);
    return true;
  } catch (error) {
    toastError(error);
    return false;
  }
}
