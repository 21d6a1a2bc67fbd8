// What is decided on what others wrote: the usual unless somebody says otherwise.
import type { components } from '../generated/api';

type All = components['schemas'];
export type Plan = All['WithdrawalPlan'];

/** The choices that differ from the usual, as they are sent. */
export function otherwise(items: Plan['items'], chosen: Record<number, string>): All['WithdrawalChoice'][] {
  return items.flatMap((i) => {
    const action = chosen[i.item];
    return action && action !== i.usual && i.choices.includes(action) ? [{ item: i.item, action }] : [];
  });
}
