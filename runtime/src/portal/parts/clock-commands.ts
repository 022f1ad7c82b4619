import type { ApiClock } from '../../api/index.js';
import { call } from '../api-client.js';
import { t } from '../locales/index.js';
import { newId } from '../new-id.js';
import { fromLocalTime } from '../time-words.js';
import { amountWords } from './clock-words.js';
import { ask } from './dialog.js';
import { askForm } from './form-dialog.js';
import { send } from './send-command.js';

const lines = (text: string | undefined): string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

function backDated(values: Readonly<Record<string, string>>): { occurredAt?: string; lateReason?: string } {
  const at = fromLocalTime(values['occurredAt'] ?? '');
  const reason = (values['lateReason'] ?? '').trim();
  return { ...(at === undefined ? {} : { occurredAt: at }), ...(reason === '' ? {} : { lateReason: reason }) };
}

const trueTime = () => {
  const { act } = t().clocks;
  return [
    { name: 'occurredAt', label: act.occurredAt, kind: 'moment', hint: act.occurredAtHint },
    {
      name: 'lateReason',
      label: act.lateReason,
      kind: 'line',
      when: (values: Readonly<Record<string, string>>) => (values['occurredAt'] ?? '') !== '',
    },
  ] as const;
};

export async function pauseClock(id: string, clock: ApiClock): Promise<boolean> {
  const { act } = t().clocks;
  const needsProof = (values: Readonly<Record<string, string>>): boolean =>
    clock.pauseReasons.find(({ key }) => key === values['reason'])?.evidence === true;
  const base = [
    clock.pauseReasons.length === 0
      ? ({ name: 'reason', label: act.reason, kind: 'line', required: true, missing: act.reasonMissing } as const)
      : ({
          name: 'reason',
          label: act.reason,
          kind: 'choice',
          required: true,
          missing: act.chooseReason,
          options: [
            { value: '', title: act.chooseReason },
            ...clock.pauseReasons.map(({ key, title }) => ({ value: key, title })),
          ],
        } as const),
  ];
  const evidence = { name: 'evidence', label: act.evidence, kind: 'text', hint: act.evidenceHint } as const;
  const values = await askForm({
    title: `${act.pause}${t().common.colon}${clock.title}`,
    text: act.pauseText,
    confirm: act.pause,
    fields: [
      ...base,
      { ...evidence, required: true, missing: act.evidenceMissing, when: needsProof },
      { name: 'note', label: act.note, kind: 'line' },
      { name: 'until', label: act.until, kind: 'moment' },
      ...trueTime(),
    ],
  });
  if (values === undefined) return false;
  const until = fromLocalTime(values['until'] ?? '');
  const proof = lines(values['evidence']);
  const note = (values['note'] ?? '').trim();
  return send(
    () =>
      call('pauseClock', {
        params: { id, clockId: clock.id },
        body: {
          commandId: newId(),
          reason: values['reason'] ?? '',
          ...(proof.length === 0 ? {} : { evidence: proof }),
          ...(note === '' ? {} : { note }),
          ...(until === undefined ? {} : { until }),
          ...backDated(values),
        },
      }),
    act.paused,
  );
}

export async function resumeClock(id: string, clock: ApiClock): Promise<boolean> {
  const { act } = t().clocks;
  const values = await askForm({
    title: `${act.resume}${t().common.colon}${clock.title}`,
    text: act.resumeText,
    confirm: act.resume,
    fields: trueTime(),
  });
  if (values === undefined) return false;
  const body = { commandId: newId(), ...backDated(values) };
  return send(() => call('resumeClock', { params: { id, clockId: clock.id }, body }), act.resumed);
}

export async function requestExtension(id: string, clock: ApiClock): Promise<boolean> {
  const { act } = t().clocks;
  const values = await askForm({
    title: `${act.extend}${t().common.colon}${clock.title}`,
    text: act.extendText,
    confirm: act.extend,
    fields: [
      {
        name: 'amount',
        label: act.amount[clock.unit ?? 'minute'],
        kind: 'number',
        required: true,
        missing: act.amountMissing,
      },
      { name: 'reason', label: act.reason, kind: 'text', required: true, missing: act.reasonMissing },
    ],
  });
  if (values === undefined) return false;
  const body = { commandId: newId(), amount: Number(values['amount']), reason: (values['reason'] ?? '').trim() };
  return send(() => call('requestExtension', { params: { id, clockId: clock.id }, body }), act.asked);
}

export interface AskedExtension {
  readonly instanceId: string;
  readonly clockId: string;
  readonly amount: number;
  readonly unit: ApiClock['unit'];
}

export async function decideExtension(asked: AskedExtension, decision: 'grant' | 'refuse'): Promise<boolean> {
  const { act } = t().clocks;
  const answer = await ask({
    title: decision === 'grant' ? act.grantText(amountWords(asked.amount, asked.unit)) : act.refuse,
    text: decision === 'grant' ? act.extendText : act.refuseText,
    confirm: decision === 'grant' ? act.grant : act.refuse,
    danger: decision === 'refuse',
    field: { label: act.decisionReason, required: decision === 'refuse', missing: act.reasonMissing },
  });
  if (answer === undefined) return false;
  const { instanceId: id, clockId } = asked;
  const body = { commandId: newId(), decision, ...(answer.text === '' ? {} : { reason: answer.text }) };
  return send(
    () => call('decideExtension', { params: { id, clockId }, body }),
    decision === 'grant' ? act.granted : act.refused,
  );
}

export async function appealBreach(id: string, clock: ApiClock): Promise<boolean> {
  const { act, causes } = t().clocks;
  const values = await askForm({
    title: `${act.appeal}${t().common.colon}${clock.title}`,
    text: act.appealText,
    confirm: act.appeal,
    fields: [
      {
        name: 'cause',
        label: t().clocks.page.cause,
        kind: 'choice',
        required: true,
        value: 'client',
        options: Object.entries(causes).map(([value, title]) => ({ value, title })),
      },
      { name: 'reason', label: act.reason, kind: 'text', required: true, missing: act.reasonMissing },
      { name: 'evidence', label: act.evidence, kind: 'text', hint: act.evidenceHint },
    ],
  });
  if (values === undefined) return false;
  const proof = lines(values['evidence']);
  const body = {
    commandId: newId(),
    cause: values['cause'] as keyof typeof causes,
    reason: (values['reason'] ?? '').trim(),
    ...(proof.length === 0 ? {} : { evidence: proof }),
  };
  return send(() => call('appealBreach', { params: { id, clockId: clock.id }, body }), act.appealed);
}

export interface MadeAppeal {
  readonly instanceId: string;
  readonly clockId: string;
  readonly title: string;
  readonly exclusions: readonly { readonly key: string; readonly title: string }[];
}

export async function ruleAppeal(appeal: MadeAppeal): Promise<boolean> {
  const { act } = t().clocks;
  const values = await askForm({
    title: `${act.rule}${t().common.colon}${appeal.title}`,
    confirm: act.rule,
    fields: [
      {
        name: 'decision',
        label: act.rule,
        kind: 'choice',
        required: true,
        value: 'excuse',
        options: [
          { value: 'excuse', title: act.excuse },
          { value: 'uphold', title: act.uphold },
        ],
      },
      {
        name: 'exclusion',
        label: act.exclusion,
        kind: 'choice',
        options: [
          { value: '', title: t().common.none },
          ...appeal.exclusions.map(({ key, title }) => ({ value: key, title })),
        ],
        when: ({ decision }) => decision === 'excuse' && appeal.exclusions.length > 0,
      },
      { name: 'reason', label: act.reason, kind: 'text', required: true, missing: act.reasonMissing },
    ],
  });
  if (values === undefined) return false;
  const exclusion = values['exclusion'] ?? '';
  const body = {
    commandId: newId(),
    decision: values['decision'] === 'uphold' ? ('uphold' as const) : ('excuse' as const),
    reason: (values['reason'] ?? '').trim(),
    ...(exclusion === '' ? {} : { exclusion }),
  };
  const { instanceId: id, clockId } = appeal;
  return send(() => call('ruleAppeal', { params: { id, clockId }, body }), act.ruled);
}

export async function decideEntry(id: string, entryId: string, approve: boolean): Promise<boolean> {
  const { act } = t().clocks;
  const answer = await ask({
    title: approve ? act.approveEntry : act.refuseEntry,
    confirm: approve ? act.approveEntry : act.refuseEntry,
    danger: !approve,
    field: { label: act.decisionReason, required: !approve, missing: act.reasonMissing },
  });
  if (answer === undefined) return false;
  const body = { commandId: newId(), approve, ...(answer.text === '' ? {} : { reason: answer.text }) };
  return send(() => call('decideEntry', { params: { id, entryId }, body }), act.entryDecided);
}
