import type { DesignElement, DesignIssue } from '../model/index.js';

/** One name for each element: what marks and groups are kept by. */
export function elementKey(element: DesignElement): string {
  switch (element.part) {
    case 'process':
      return 'process';
    case 'state':
      return `state/${element.state}`;
    case 'connection':
      return `connection/${element.at}`;
    case 'form':
      return `form/${element.form}${element.at ?? ''}`;
    case 'print':
      return `print/${element.form}/${element.name}`;
    case 'scenario':
      return `scenario/${element.name}${element.step === undefined ? '' : `/${String(element.step)}`}`;
  }
}

/** Issues of each element by {@link elementKey}, errors first, elements in the order their first issue was found. */
export function issuesByElement(issues: readonly DesignIssue[]): ReadonlyMap<string, readonly DesignIssue[]> {
  const found = new Map<string, DesignIssue[]>();
  for (const issue of issues) {
    const key = elementKey(issue.element);
    const list = found.get(key);
    if (list === undefined) found.set(key, [issue]);
    else list.push(issue);
  }
  for (const list of found.values()) list.sort((one, other) => rank(one) - rank(other));
  return found;
}

function rank({ severity }: DesignIssue): number {
  return severity === 'error' ? 0 : 1;
}
