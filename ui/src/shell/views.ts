// The table of views: address, name, place in the navigation, component.
import type { Component } from 'svelte';
import type { ShellFacts } from '../study/desk.svelte';
import Codebook from '../views/Codebook.svelte';
import Duties from '../views/Duties.svelte';
import History from '../views/History.svelte';
import Home from '../views/Home.svelte';
import People from '../views/People.svelte';
import Protect from '../views/Protect.svelte';
import Read from '../views/Read.svelte';
import Report from '../views/Report.svelte';
import Results from '../views/Results.svelte';
import Rules from '../views/Rules.svelte';
import Search from '../views/Search.svelte';
import Settings from '../views/Settings.svelte';
import Settle from '../views/Settle.svelte';
import Sources from '../views/Sources.svelte';
import Themes from '../views/Themes.svelte';
import Withdrawal from '../views/Withdrawal.svelte';

export interface ViewRow {
  view: string;
  component: Component;
  /** Which group of the navigation; 0 = not in it. */
  group: 0 | 1 | 2 | 3;
  /** The number beside its name. */
  count?: (facts: ShellFacts) => number;
  /** The number asks for attention. */
  calls?: boolean;
}

export const views: ViewRow[] = [
  { view: 'home', component: Home, group: 1 },
  { view: 'sources', component: Sources, group: 1, count: (f) => f.sources },
  { view: 'people', component: People, group: 1 },
  { view: 'read', component: Read, group: 1 },
  { view: 'codebook', component: Codebook, group: 1, count: (f) => f.codes },
  { view: 'rules', component: Rules, group: 1, count: (f) => f.proposals },
  { view: 'themes', component: Themes, group: 1, count: (f) => f.themes },
  { view: 'results', component: Results, group: 2 },
  { view: 'report', component: Report, group: 2 },
  { view: 'protect', component: Protect, group: 3 },
  { view: 'duties', component: Duties, group: 3 },
  { view: 'settle', component: Settle, group: 3, count: (f) => f.to_settle, calls: true },
  { view: 'history', component: History, group: 3 },
  { view: 'settings', component: Settings, group: 3 },
  { view: 'withdrawal', component: Withdrawal, group: 0 },
  { view: 'search', component: Search, group: 0 },
];
