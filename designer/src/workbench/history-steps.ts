import { stepWords } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import { workbenchTexts } from './workbench-texts.js';

/** Takes the last step back, and says which; `undefined` when there was none. */
export function undoStep(session: DesignSession | undefined): string | undefined {
  const command = session?.stack.undoable;
  if (session === undefined || command === undefined || !session.undo()) return undefined;
  return workbenchTexts(session.locale).undone(stepWords(command, session.document, session.locale));
}

export function redoStep(session: DesignSession | undefined): string | undefined {
  const command = session?.stack.redoable;
  if (session === undefined || command === undefined || !session.redo()) return undefined;
  return workbenchTexts(session.locale).redone(stepWords(command, session.document, session.locale));
}

/** Several steps back (below 0) or forward. */
export function goSteps(session: DesignSession | undefined, steps: number): string | undefined {
  if (session === undefined || steps === 0) return undefined;
  for (let step = 0; step < Math.abs(steps); step += 1) {
    if (steps < 0) session.undo();
    else session.redo();
  }
  const texts = workbenchTexts(session.locale);
  return steps < 0 ? texts.wentBack(-steps) : texts.wentForward(steps);
}
