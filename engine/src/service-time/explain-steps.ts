import type { ClockEvent, ClockUnit } from './clock.js';
import type { ClockFact } from './clock-facts.js';
import type { BothTexts } from './explained.js';
import { amountText, both, dateTime, span } from './explain-words.js';
import type { FoldedClock, FoldStep } from './folded-clock.js';

/** A step of the derivation in a sentence. */
export function stepText(step: FoldStep, fact: ClockFact, folded: FoldedClock): BothTexts {
  const { calendar } = folded.phase;
  const at = dateTime(calendar, step.at);
  const moved = dueText(step, folded);
  const { event } = fact;
  switch (step.what) {
    case 'start':
      return both(`${at['zh-CN']} 开始计时。`, `Counting began ${at.en}.`);
    case 'priority': {
      const to = event.type === 'priority' ? event.to : '';
      return both(
        `${at['zh-CN']} 优先级改为“${to}”${moved['zh-CN']}`,
        `${at.en}: priority changed to "${to}"${moved.en}`,
      );
    }
    case 'carried':
      return both(
        `${at['zh-CN']} 服务约定变更，已计时间保留，此后按新约定计时${moved['zh-CN']}`,
        `${at.en}: the agreement changed; what was counted stays, the new terms count from then on${moved.en}`,
      );
    case 'retro':
      return both(
        `${at['zh-CN']} 服务约定变更，全程按新约定重新计算${moved['zh-CN']}`,
        `${at.en}: the agreement changed; everything is measured by the new terms${moved.en}`,
      );
    case 'grandfathered':
      return both(
        `${at['zh-CN']} 服务约定变更，在办工单仍按原约定。`,
        `${at.en}: the agreement changed; this open ticket keeps its terms.`,
      );
    case 'downtime-late':
      return lateDowntime(event, folded, fact);
    case 'pause-ignored': {
      const reason = event.type === 'pause' ? (event.reason ?? '') : '';
      return both(
        `${at['zh-CN']} 的暂停（${reason || '未填原因'}）不在约定允许之列，照常计时。`,
        `${at.en}: a pause for "${reason}" is not allowed by the terms; counting went on.`,
      );
    }
    default:
      return extensionText(step, event, folded.commitment.unit, at, moved);
  }
}

function extensionText(
  step: FoldStep,
  event: ClockEvent,
  clockUnit: ClockUnit,
  at: BothTexts,
  moved: BothTexts,
): BothTexts {
  const given = event.type === 'extend' ? amountText(event.amount, event.unit ?? clockUnit) : both('', '');
  switch (step.what) {
    case 'extended':
      return both(
        `${at['zh-CN']} 到期前获准延期 ${given['zh-CN']}${moved['zh-CN']}`,
        `${at.en}: extended by ${given.en}, approved in time${moved.en}`,
      );
    case 'extended-late':
      return both(
        `${at['zh-CN']} 的延期 ${given['zh-CN']}批准时已过到期时间，不予计入。`,
        `${at.en}: the extension by ${given.en} was approved after the due and does not count.`,
      );
    case 'extension-refused':
      return both(
        `${at['zh-CN']} 延期 ${given['zh-CN']}未获批准。`,
        `${at.en}: an extension by ${given.en} was refused.`,
      );
    default:
      return both(
        `${at['zh-CN']} 申请延期 ${given['zh-CN']}。`,
        `${at.en}: an extension by ${given.en} was requested.`,
      );
  }
}

function lateDowntime(event: ClockEvent, { phase }: FoldedClock, fact: ClockFact): BothTexts {
  const window = event.type === 'downtime' ? span(phase.calendar, fact.from, fact.until) : both('', '');
  return both(
    `计划停机 ${window['zh-CN']} 在开始之后才批准，不予扣除。`,
    `The downtime ${window.en} was approved after it had begun and is not excluded.`,
  );
}

function dueText({ dueBefore, dueAfter }: FoldStep, { phase }: FoldedClock): BothTexts {
  if (dueBefore === dueAfter) return both('，到期时间不变。', '; the due stays.');
  const text = (at: number | null): BothTexts => (at === null ? both('未定', 'open') : dateTime(phase.calendar, at));
  const [before, after] = [text(dueBefore), text(dueAfter)];
  return both(
    `，到期时间由 ${before['zh-CN']} 改为 ${after['zh-CN']}。`,
    `; the due moved from ${before.en} to ${after.en}.`,
  );
}
