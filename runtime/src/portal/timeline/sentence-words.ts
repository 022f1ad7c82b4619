/** The sentences of one language. `who` is the acting person, `state` the title of the state. */
export interface SentenceWords {
  readonly separator: string;
  readonly started: (who: string) => string;
  readonly completed: (ending: string) => string;
  readonly cancelled: (who: string) => string;
  readonly migrated: (who: string, from: string, to: string) => string;
  readonly entered: (state: string) => string;
  readonly left: (state: string) => string;
  readonly assigned: (state: string, who: string) => string;
  readonly offered: (state: string, who: string) => string;
  readonly waiting: (state: string) => string;
  readonly claimed: (who: string, state: string) => string;
  readonly unclaimed: (who: string, state: string) => string;
  readonly transferred: (who: string, state: string, to: string) => string;
  readonly draft: (who: string, state: string) => string;
  readonly done: (who: string, state: string, outcome: string) => string;
  readonly taskCancelled: (state: string) => string;
  readonly unassignable: (state: string) => string;
  /** `rule`: initiator, adjacent, earlier, nobody or same-person. */
  readonly answeredFor: (state: string, whom: string, outcome: string, rule: string) => string;
  readonly substituted: (state: string, to: string, person: string) => string;
  readonly groupOpened: (state: string, count: number) => string;
  readonly ballotCast: (who: string, state: string, outcome: string) => string;
  /** `result`: pass, reject, direct or none. */
  readonly groupDecided: (state: string, result: string, outcome: string, pass: number, reject: number) => string;
  readonly chosen: (who: string, state: string, people: string) => string;
  readonly decided: (state: string, branch: string, next: string) => string;
  readonly regionsChosen: (state: string, count: number) => string;
  readonly branchesDetached: (state: string, count: number) => string;
  readonly errorRaised: (code: string, isCaught: boolean) => string;
  readonly compensated: (state: string) => string;
  readonly signal: (name: string) => string;
  readonly itemsAdded: (who: string, state: string, count: number) => string;
  readonly changed: (count: number) => string;
  readonly valueChanged: (place: string, from: string, to: string) => string;
  readonly cell: (table: string, row: number, column: string) => string;
  readonly rowAdded: (table: string, row: number) => string;
  readonly rowRemoved: (table: string, row: number) => string;
  readonly moreChanges: (count: number) => string;
  readonly nothing: string;
  readonly yesNo: (value: boolean) => string;
  readonly numbered: (title: string, number: string) => string;
  readonly timerArmed: (title: string, due: string) => string;
  readonly timerFired: (title: string) => string;
  readonly timerCancelled: (title: string) => string;
  readonly aTimer: string;
  readonly message: (title: string) => string;
  readonly childStarted: (process: string) => string;
  readonly childDone: (process: string) => string;
  readonly childCancelled: (process: string) => string;
  readonly jobCreated: (state: string) => string;
  readonly jobDone: (state: string) => string;
  readonly jobFailed: (state: string, count: number) => string;
  readonly incident: (state: string) => string;
  readonly retried: (who: string) => string;
  readonly skipped: (who: string, state: string) => string;
  readonly corrected: (who: string, count: number) => string;
  readonly commented: (who: string) => string;
  readonly attached: (who: string, name: string) => string;
  readonly signed: (who: string) => string;
  readonly printed: (name: string) => string;
  readonly notified: (who: string, title: string) => string;
  readonly copied: (who: string) => string;
  readonly backgroundJob: string;
}

const at = (state: string): string => (state === '' ? '后台作业' : `「${state}」`);

export const zhSentences: SentenceWords = {
  separator: '、',
  started: (who) => `${who}发起了流程`,
  completed: (ending) => (ending === '' ? '流程已结束' : `流程已结束：${ending}`),
  cancelled: (who) => `${who}终止了流程`,
  migrated: (who, from, to) => `${who}把流程从第 ${from} 版迁移到第 ${to} 版`,
  entered: (state) => `进入「${state}」`,
  left: (state) => `离开「${state}」`,
  assigned: (state, who) => `「${state}」交${who}办理`,
  offered: (state, who) => `「${state}」等待${who}认领`,
  waiting: (state) => `「${state}」等待办理`,
  claimed: (who, state) => `${who}认领了「${state}」`,
  unclaimed: (who, state) => `${who}取消认领「${state}」，等待认领`,
  transferred: (who, state, to) => `${who}把「${state}」转给${to}办理`,
  draft: (who, state) => `${who}保存了「${state}」的草稿`,
  done: (who, state, outcome) => `${who}办理了「${state}」：${outcome}`,
  taskCancelled: (state) => `「${state}」的任务不再需要办理`,
  unassignable: (state) => `「${state}」没有找到办理人，转管理员处理`,
  answeredFor: (state, whom, outcome, rule) => {
    if (rule === 'nobody') return `「${state}」没有办理人，系统自动选择「${outcome}」`;
    if (rule === 'same-person') return `「${state}」${whom}已在办理人之中，不重复办理`;
    const why = { initiator: '为发起人', adjacent: '刚办理过上一环节', earlier: '已办理过前面环节' }[rule] ?? '';
    return `「${state}」${whom}${why}，系统自动选择「${outcome}」`;
  },
  substituted: (state, to, person) =>
    person === '' ? `「${state}」代理结束，交回${to}办理` : `「${state}」由${to}代${person}办理`,
  groupOpened: (state, count) => `「${state}」由 ${count} 人共同办理`,
  ballotCast: (who, state, outcome) => `${who}在「${state}」选择「${outcome}」`,
  groupDecided: (state, result, outcome, pass, reject) => {
    if (result === 'none') return `「${state}」未形成结果`;
    const count = `同意 ${pass}，不同意 ${reject}`;
    return `「${state}」结果为「${outcome}」（${count}）`;
  },
  chosen: (who, state, people) => `${who}指定${people}办理「${state}」`,
  decided: (state, branch, next) =>
    branch === '' ? `「${state}」判断后转到「${next}」` : `「${state}」判断为「${branch}」，转到「${next}」`,
  regionsChosen: (state, count) =>
    count === 0 ? `「${state}」没有需要进入的分支` : `「${state}」进入 ${count} 个分支`,
  branchesDetached: (state, count) => `「${state}」已汇合，另有 ${count} 个分支继续自行办理`,
  errorRaised: (code, isCaught) => (isCaught ? `出现错误「${code}」，已转入处理` : `出现错误「${code}」，没有环节处理`),
  compensated: (state) => `撤销已完成的「${state}」`,
  signal: (name) => `收到信号「${name}」`,
  itemsAdded: (who, state, count) => `${who}为「${state}」追加了 ${count} 项`,
  changed: (count) => `更新了 ${count} 项数据`,
  valueChanged: (place, from, to) => `${place}：${from} → ${to}`,
  cell: (table, row, column) => `${table}第 ${row} 行${column}`,
  rowAdded: (table, row) => `${table}：新增第 ${row} 行`,
  rowRemoved: (table, row) => `${table}：删除第 ${row} 行`,
  moreChanges: (count) => `另有 ${count} 项改动`,
  nothing: '空',
  yesNo: (value) => (value ? '是' : '否'),
  numbered: (title, number) => `${title === '' ? '编号' : title}：${number}`,
  timerArmed: (title, due) => `${title}开始计时，${due} 到时`,
  timerFired: (title) => `${title}已到时，自动处理`,
  timerCancelled: (title) => `${title}停止计时`,
  aTimer: '时限',
  message: (title) => `收到消息「${title}」`,
  childStarted: (process) => `启动了「${process}」`,
  childDone: (process) => `「${process}」已办结`,
  childCancelled: (process) => `「${process}」已终止`,
  jobCreated: (state) => `${at(state)}开始执行`,
  jobDone: (state) => `${at(state)}执行完成`,
  jobFailed: (state, count) => `${at(state)}第 ${count} 次执行失败`,
  incident: (state) => `${at(state)}出现异常，等待管理员处理`,
  retried: (who) => `${who}重试了异常作业`,
  skipped: (who, state) => `${who}跳过了“${state}”的异常作业`,
  corrected: (who, count) => `${who}更正了 ${count} 项数据`,
  commented: (who) => `${who}发表意见`,
  attached: (who, name) => `${who}上传了附件「${name}」`,
  signed: (who) => `${who}签名`,
  printed: (name) => `生成文件「${name}」`,
  notified: (who, title) => `通知${who}：${title}`,
  copied: (who) => `抄送${who}`,
  backgroundJob: '后台作业',
};

const job = (state: string): string => (state === '' ? 'The background job' : `“${state}”`);

export const enSentences: SentenceWords = {
  separator: ', ',
  started: (who) => `${who} started the process`,
  completed: (ending) => (ending === '' ? 'The process ended' : `The process ended: ${ending}`),
  cancelled: (who) => `${who} cancelled the process`,
  migrated: (who, from, to) => `${who} moved the process from version ${from} to version ${to}`,
  entered: (state) => `Entered “${state}”`,
  left: (state) => `Left “${state}”`,
  assigned: (state, who) => `“${state}” was given to ${who}`,
  offered: (state, who) => `“${state}” can be claimed by ${who}`,
  waiting: (state) => `“${state}” waits for someone`,
  claimed: (who, state) => `${who} claimed “${state}”`,
  unclaimed: (who, state) => `${who} gave “${state}” back`,
  transferred: (who, state, to) => `${who} transferred “${state}” to ${to}`,
  draft: (who, state) => `${who} saved a draft of “${state}”`,
  done: (who, state, outcome) => `${who} completed “${state}”: ${outcome}`,
  taskCancelled: (state) => `The task “${state}” is no longer needed`,
  unassignable: (state) => `Nobody was found for “${state}”; it went to an administrator`,
  answeredFor: (state, whom, outcome, rule) => {
    if (rule === 'nobody') return `Nobody was found for “${state}”; “${outcome}” was taken`;
    if (rule === 'same-person') return `${whom} is among those who answer “${state}” already`;
    const why =
      { initiator: 'started it', adjacent: 'did the task before', earlier: 'did an earlier task' }[rule] ?? '';
    return `${whom} ${why}, so “${outcome}” was taken at “${state}”`;
  },
  substituted: (state, to, person) =>
    person === '' ? `“${state}” went back to ${to}` : `${to} does “${state}” for ${person}`,
  groupOpened: (state, count) => `“${state}” is answered by ${count} together`,
  ballotCast: (who, state, outcome) => `${who} chose “${outcome}” at “${state}”`,
  groupDecided: (state, result, outcome, pass, reject) =>
    result === 'none'
      ? `“${state}” was left without a result`
      : `“${state}” decided: “${outcome}” (${pass} for, ${reject} against)`,
  chosen: (who, state, people) => `${who} chose ${people} for “${state}”`,
  decided: (state, branch, next) =>
    branch === '' ? `“${state}” led to “${next}”` : `“${state}” was “${branch}” and led to “${next}”`,
  regionsChosen: (state, count) =>
    count === 0
      ? `“${state}” needed none of its branches`
      : `“${state}” entered ${count} ${count === 1 ? 'branch' : 'branches'}`,
  branchesDetached: (state, count) =>
    `“${state}” has joined; ${count} ${count === 1 ? 'branch finishes' : 'branches finish'} on their own`,
  errorRaised: (code, isCaught) => (isCaught ? `Error “${code}” was caught` : `Error “${code}” was caught by nothing`),
  compensated: (state) => `“${state}” was undone`,
  signal: (name) => `Signal “${name}” was heard`,
  itemsAdded: (who, state, count) => `${who} added ${count} ${count === 1 ? 'item' : 'items'} to “${state}”`,
  changed: (count) => `${count} ${count === 1 ? 'value' : 'values'} changed`,
  valueChanged: (place, from, to) => `${place}: ${from} → ${to}`,
  cell: (table, row, column) => `${table}, row ${row}, ${column}`,
  rowAdded: (table, row) => `${table}: row ${row} added`,
  rowRemoved: (table, row) => `${table}: row ${row} removed`,
  moreChanges: (count) => `${count} more changes`,
  nothing: 'empty',
  yesNo: (value) => (value ? 'yes' : 'no'),
  numbered: (title, number) => `${title === '' ? 'Number' : title}: ${number}`,
  timerArmed: (title, due) => `${title} runs until ${due}`,
  timerFired: (title) => `${title} ran out`,
  timerCancelled: (title) => `${title} stopped`,
  aTimer: 'A timer',
  message: (title) => `Message “${title}” arrived`,
  childStarted: (process) => `“${process}” was started`,
  childDone: (process) => `“${process}” is finished`,
  childCancelled: (process) => `“${process}” was cancelled`,
  jobCreated: (state) => `${job(state)} began to run`,
  jobDone: (state) => `${job(state)} ran`,
  jobFailed: (state, count) => `${job(state)} failed (try ${count})`,
  incident: (state) => `${job(state)} needs an administrator`,
  retried: (who) => `${who} retried the failed job`,
  skipped: (who, state) => `${who} skipped the failed job of “${state}”`,
  corrected: (who, count) => `${who} corrected ${count} ${count === 1 ? 'value' : 'values'}`,
  commented: (who) => `${who} commented`,
  attached: (who, name) => `${who} uploaded “${name}”`,
  signed: (who) => `${who} signed`,
  printed: (name) => `“${name}” was produced`,
  notified: (who, title) => `${who} got a notice: ${title}`,
  copied: (who) => `Copied to ${who}`,
  backgroundJob: 'background job',
};
