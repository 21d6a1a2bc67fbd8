// Light, dark or as the system has it; remembered on this computer.
export type Theme = 'light' | 'dark' | 'system';
const now = $state<{ theme: Theme }>({ theme: 'system' });

/** The chosen theme. */
export function theme(): Theme {
  return now.theme;
}

/** Sets the theme; CSS reads it from the root element. */
export function setTheme(value: Theme) {
  now.theme = value;
  localStorage.setItem('kelindan-theme', value);
  document.documentElement.dataset.theme = value;
}

/** Puts the remembered theme on the page. */
export function startTheme() {
  const kept = localStorage.getItem('kelindan-theme');
  setTheme(kept === 'light' || kept === 'dark' ? kept : 'system');
}
