import { html, nothing, type TemplateResult } from 'lit';
import { localize } from '@yunliu/engine/definition';
import { stepWords } from '../model/index.js';
import type { DesignSession } from '../session/index.js';
import type { DraftKeeper } from './draft-keeper.js';
import { dropMenu, type MenuItem } from './drop-menu.js';
import { momentWords } from './moment-words.js';
import { icon } from './workbench-icons.js';
import type { WorkbenchTexts } from './workbench-texts.js';

interface HeaderActions {
  readonly undo: () => void;
  readonly redo: () => void;
  readonly goTo: (steps: number) => void;
  /** `undefined` where they cannot be listed. */
  readonly problems: (() => void) | undefined;
  readonly tryIt: () => void;
  readonly publish: (() => void) | undefined;
  readonly retry: () => void;
  readonly decide: () => void;
  readonly more: readonly MenuItem[];
}

export interface HeaderView {
  readonly session: DesignSession;
  readonly keeper: DraftKeeper | undefined;
  readonly texts: WorkbenchTexts;
  readonly isProblemsOpen: boolean;
  /** A trial stands beside the board. */
  readonly isTrying: boolean;
  readonly actions: HeaderActions;
}

export function headerTemplate({
  session,
  keeper,
  texts,
  isProblemsOpen,
  isTrying,
  actions,
}: HeaderView): TemplateResult {
  const { stack, locale, shownIssues: issues } = session;
  const { definition } = session.document;
  const [undoable, redoable] = [stack.undoable, stack.redoable];
  const undoText =
    undoable === undefined ? texts.nothingToUndo : texts.undoStep(stepWords(undoable, session.document, locale));
  const redoText =
    redoable === undefined ? texts.nothingToRedo : texts.redoStep(stepWords(redoable, session.document, locale));
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  const problems = texts.problemsCount(errors, issues.length - errors);
  const next = keeper?.host.basedOn === undefined ? undefined : keeper.host.nextVersion;
  return html`<div class="header" data-region="header" role="region" aria-label=${texts.region.header}>
    <div class="title">
      <h2 title=${localize(definition.title, locale)}>${localize(definition.title, locale)}</h2>
      <span class="version">${next === undefined ? texts.newDraft : texts.draftOf(next)}</span>
      ${session.isReadonly ? html`<span class="version">${texts.readonly}</span>` : saveState(keeper, texts, session, actions)}
    </div>
    <button
      class="icon plain"
      type="button"
      title="${undoText}（Ctrl+Z）"
      aria-label=${undoText}
      ?disabled=${undoable === undefined || session.isReadonly}
      data-testid="undo"
      @click=${actions.undo}
    >
      ${icon('undo')}
    </button>
    <button
      class="icon plain"
      type="button"
      title="${redoText}（Ctrl+Y）"
      aria-label=${redoText}
      ?disabled=${redoable === undefined || session.isReadonly}
      data-testid="redo"
      @click=${actions.redo}
    >
      ${icon('redo')}
    </button>
    ${dropMenu({
      name: 'history',
      label: texts.history,
      hint: texts.historyHint,
      face: icon('history'),
      isDisabled: session.isReadonly || (undoable === undefined && redoable === undefined),
      items: () => historyItems(session, texts, actions.goTo),
      isLong: true,
    })}
    <span class="divider"></span>
    <button
      class="count plain ${errors > 0 ? 'errors' : ''}"
      type="button"
      aria-pressed=${isProblemsOpen ? 'true' : 'false'}
      aria-label=${problems}
      title=${problems}
      data-testid="problems"
      @click=${actions.problems}
    >
      ${issues.length === 0 ? icon('check') : html`${icon('warn')} ${issues.length}`}
    </button>
    <button
      class="try"
      type="button"
      aria-pressed=${isTrying ? 'true' : 'false'}
      data-testid="try"
      @click=${actions.tryIt}
    >
      ${icon('play')} ${texts.try}
    </button>
    ${actions.publish === undefined ? nothing : html`<button class="primary" type="button" data-testid="publish" @click=${actions.publish}>${texts.publish}</button>`}
    ${dropMenu({ name: 'more', label: texts.more, face: icon('more'), items: () => actions.more })}
  </div>`;
}

function saveState(
  keeper: DraftKeeper | undefined,
  texts: WorkbenchTexts,
  { locale }: DesignSession,
  actions: HeaderActions,
): TemplateResult | typeof nothing {
  if (keeper === undefined) return nothing;
  const { phase, savedAt, failure } = keeper.state;
  const words = {
    saved: savedAt === undefined ? texts.save.clean : texts.save.saved(momentWords(savedAt, locale)),
    resting: texts.save.resting,
    saving: texts.save.saving,
    failed: failure?.isOffline === true ? texts.save.offline : texts.save.failed,
    conflict: texts.save.conflict,
  }[phase];
  return html`<span
    class="save ${phase}"
    data-testid="save-state"
    title=${failure === undefined ? words : `${failure.message} ${failure.hint}`}
  >
    ${words}
    ${phase === 'failed' ? html`<button type="button" data-testid="retry-save" @click=${actions.retry}>${texts.retry}</button>` : nothing}
    ${phase === 'conflict' ? html`<button type="button" data-testid="decide-conflict" @click=${actions.decide}>${texts.conflict.merge}</button>` : nothing}
  </span>`;
}

/** Newest first: what was undone, where one stands, what can be undone, the beginning. */
function historyItems(
  session: DesignSession,
  texts: WorkbenchTexts,
  goTo: (steps: number) => void,
): readonly MenuItem[] {
  const { locale, stack } = session;
  const done = stack.done.map((command) => stepWords(command, session.document, locale));
  const undone = stack.undone.map((command) => stepWords(command, session.document, locale));
  return [
    ...undone.map((text, at): MenuItem => ({ text, isLater: true, act: () => goTo(undone.length - at) })),
    ...done
      .toReversed()
      .map((text, at): MenuItem => ({ text, ...(at === 0 ? { aside: texts.historyNow } : {}), act: () => goTo(-at) })),
    {
      text: texts.historyStart,
      ...(done.length === 0 ? { aside: texts.historyNow } : {}),
      act: () => goTo(-done.length),
    },
  ];
}
