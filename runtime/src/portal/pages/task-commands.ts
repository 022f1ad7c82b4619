import type { CommandAnswer, OfferedOutcome, TaskPage } from '../../api/index.js';
import { call } from '../api-client.js';
import { refreshCounts } from '../contexts/counts.js';
import { toastError, toastInfo, toastOk, toastProblem } from '../contexts/toasts.js';
import { t } from '../locales/index.js';
import { newId } from '../new-id.js';
import { ask } from '../parts/dialog.js';
import { askOperation } from '../parts/operation-dialog.js';
import type { DialogField } from '../parts/operation-dialog.js';
import type { TaskFormElement } from '../parts/task-form.js';
import { askTransfer } from '../parts/transfer-dialog.js';
import { PortalError } from '../portal-error.js';
import { go, setLeaveGuard } from '../router.js';
import type { TaskDraft } from './task-draft.js';

type Choose = NonNullable<TaskPage['choose']>[number];

/** A picker for a state whose people the one before chooses. */
function choiceField({ state, most, required, among, chosen = [] }: Choose): DialogField {
  const { operations } = t();
  return {
    kind: 'people',
    key: state.key,
    label: operations.chosen.title(state.title),
    most,
    required,
    picked: chosen,
    ...(among === undefined ? {} : { among }),
  };
}

export interface TaskCommandsHost {
  readonly taskId: () => string;
  readonly form: () => TaskFormElement['element'] | undefined;
  readonly draft: () => TaskDraft | undefined;
  readonly revision: () => number;
  /** People to be chosen for states that the outcome leads to. */
  readonly choose: (outcome: string) => readonly Choose[];
  readonly assigneeId: () => string | undefined;
  /** Brings the form to the front and waits until it is drawn. */
  readonly showForm: () => Promise<void>;
  readonly reload: () => Promise<void>;
  /** Shows what others did; true = nothing this form is about has changed, so the same wish may be sent again. */
  readonly meetConflict: (error: PortalError) => Promise<boolean>;
  readonly onBusy: () => void;
  /** The person has not gone on to another page meanwhile. */
  readonly isShown: () => boolean;
}

/** What a person does with a task: one thing at a time, each asked about where it cannot be undone. */
export class TaskCommands {
  busy = false;
  private readonly host: TaskCommandsHost;

  constructor(host: TaskCommandsHost) {
    this.host = host;
  }

  async complete(outcome: OfferedOutcome): Promise<void> {
    const texts = t().task;
    const form = this.host.form();
    await this.host.showForm();
    if (form != null && !form.reportValidity('complete', { skipRequired: outcome.skipRequired })) {
      const { length } = form.check('complete', { skipRequired: outcome.skipRequired });
      toastProblem(texts.invalid(length), texts.invalidHint);
      return;
    }
    const choose = this.host.choose(outcome.key);
    const answer = await askOperation({
      title: texts.submit(outcome.title),
      text: texts.submitText,
      confirm: outcome.title,
      danger: outcome.style === 'danger',
      fields: [
        ...choose.map(choiceField),
        {
          kind: 'text',
          key: 'comment',
          label: texts.comment,
          required: outcome.commentRequired,
          missing: texts.commentRequired,
        },
      ],
    });
    if (answer === undefined) return;
    const comment = answer.text('comment');
    const chosen = choose.flatMap(({ state }): [string, string[]][] => {
      const people = answer.people(state.key).map(({ id }) => id);
      return people.length === 0 ? [] : [[state.key, people]];
    });
    await this.act(async () => {
      const values = form?.submission();
      const done = await call('completeTask', {
        params: { id: this.host.taskId() },
        body: {
          commandId: newId(),
          outcome: outcome.key,
          expectedRevision: this.host.revision(),
          ...(values === undefined ? {} : { values }),
          ...(comment === '' ? {} : { comment }),
          ...(chosen.length === 0 ? {} : { choices: Object.fromEntries(chosen) }),
        },
      });
      toastOk(texts.submitted(outcome.title));
      if (done.nextTask !== undefined) toastInfo(texts.nextReady);
      await this.leaveFor(done.nextTask === undefined ? '/tasks' : `/tasks/${done.nextTask}`);
    });
  }

  async claim(): Promise<void> {
    await this.act(async () => {
      await call('claimTask', { params: { id: this.host.taskId() }, body: { commandId: newId() } });
      toastOk(t().task.claimed);
      await this.host.reload();
    });
  }

  async unclaim(): Promise<void> {
    const texts = t().task;
    if ((await ask({ title: texts.unclaim, text: texts.unclaimText, confirm: texts.unclaim })) === undefined) return;
    await this.saveTyped();
    await this.act(async () => {
      await call('unclaimTask', { params: { id: this.host.taskId() }, body: { commandId: newId() } });
      toastOk(texts.unclaimed);
      await this.host.reload();
    });
  }

  async transfer(): Promise<void> {
    const answer = await askTransfer([this.host.assigneeId() ?? '']);
    if (answer === undefined) return;
    await this.saveTyped();
    await this.act(async () => {
      await call('transferTask', {
        params: { id: this.host.taskId() },
        body: { commandId: newId(), to: answer.to.id, ...(answer.comment === '' ? {} : { comment: answer.comment }) },
      });
      toastOk(t().task.transferDone(answer.to.name));
      await this.leaveFor('/tasks');
    });
  }

  /** Anything else: what was typed is saved before, then it is sent; see `OperationHost`. */
  async operate(
    send: () => Promise<CommandAnswer | undefined>,
    done: string,
    { stays }: { readonly stays: boolean },
  ): Promise<void> {
    await this.saveTyped();
    await this.act(async () => {
      const answer = await send();
      toastOk(done);
      if (stays) await this.host.reload();
      else await this.leaveFor(answer?.nextTask === undefined ? '/tasks' : `/tasks/${answer.nextTask}`);
    });
  }

  async saveDraft(): Promise<void> {
    const error = await this.host.draft()?.save();
    if (error !== undefined) this.explain(error);
  }

  private async saveTyped(): Promise<void> {
    const draft = this.host.draft();
    if (draft?.isUnsaved === true) await draft.save();
  }

  private async leaveFor(path: string): Promise<void> {
    this.host.draft()?.end();
    if (!this.host.isShown()) return;
    setLeaveGuard(undefined);
    await go(path, { force: true });
  }

  /** One command at a time, a conflict handled kindly, form faults shown at their fields. */
  private async act(command: () => Promise<void>): Promise<void> {
    if (this.busy) return;
    this.become(true);
    try {
      await this.sendAgain(command);
    } catch (error) {
      this.explain(PortalError.from(error));
    }
    this.become(false);
    void refreshCounts();
  }

  /** A printed record or a neighbour branch also moves the revision on; that is no reason to bother the person. */
  private async sendAgain(command: () => Promise<void>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await command();
      } catch (error) {
        const known = PortalError.from(error);
        if (!known.isConflict || attempt === 3) throw known;
        if (!(await this.host.meetConflict(known))) return;
      }
    }
  }

  private become(busy: boolean): void {
    this.busy = busy;
    this.host.onBusy();
  }

  private explain(error: PortalError): void {
    const issues = error.issues.filter((issue) => issue.pointer.startsWith('/values/'));
    if (issues.length > 0) {
      this.host.form()?.showIssues(
        issues.map((issue) => ({
          ...issue,
          message: { 'zh-CN': issue.message, en: issue.message },
          hint: { 'zh-CN': issue.hint, en: issue.hint },
        })),
      );
    }
    toastError(error);
  }
}
