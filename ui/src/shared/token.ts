// The header token of this page: got once from the address's fragment, kept for this tab, lent to a second tab.
const KEY = 'kelindan-token';
const LEND = 'kelindan-token';
let held = '';

/** The token for the header; empty when there is none. */
export function token(): string {
  if (!held) held = sessionStorage.getItem(KEY) ?? '';
  return held;
}

function keep(value: string) {
  held = value;
  sessionStorage.setItem(KEY, value);
}

/** Drops a token the server no longer takes. */
export function forget() {
  held = '';
  sessionStorage.removeItem(KEY);
}

async function exchange(once: string): Promise<boolean> {
  const answer = await fetch('/api/session/start', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ token: once }),
    credentials: 'omit',
  }).catch(() => null);
  if (!answer?.ok) return false;
  keep((await answer.json()).token);
  return true;
}

/** Asks other tabs of this server for their token; waits a moment. */
function borrow(): Promise<boolean> {
  return new Promise((done) => {
    const channel = new BroadcastChannel(LEND);
    const timer = setTimeout(() => finish(false), 400);
    const finish = (got: boolean) => {
      clearTimeout(timer);
      channel.close();
      done(got);
    };
    channel.onmessage = (m) => {
      if (typeof m.data?.lend === 'string') {
        keep(m.data.lend);
        finish(true);
      }
    };
    channel.postMessage({ ask: true });
  });
}

function lendToOthers() {
  const channel = new BroadcastChannel(LEND);
  channel.onmessage = (m) => {
    if (m.data?.ask && held) channel.postMessage({ lend: held });
  };
}

/** Gets the token at the start of the page: fragment, this tab, or another tab. */
export async function begin(): Promise<boolean> {
  const once = /^#t=([^&]+)/.exec(location.hash)?.[1];
  if (once) {
    history.replaceState(null, '', '#/');
    if (await exchange(decodeURIComponent(once))) {
      lendToOthers();
      return true;
    }
  }
  const ok = token() !== '' || (await borrow());
  lendToOthers();
  return ok;
}
