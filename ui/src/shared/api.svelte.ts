// Calls the server: one function, typed from generated/api.ts, with token and language in headers.
import type { paths } from '../generated/api';
import { isAway } from './activity';
import { language } from './i18n.svelte';
import { forget, token } from './token';

/** Calls by their path without `/api/`: `home/overview`. */
export type Path = { [P in keyof paths]: P extends `/api/${infer N}` ? N : never }[keyof paths];

type Post<N extends Path> = paths[`/api/${N}`]['post'];
/** What a call takes. */
export type In<N extends Path> = Post<N> extends { requestBody: { content: { 'application/json': infer B } } }
  ? B
  : undefined;
/** What a call answers. */
export type Out<N extends Path> = Post<N> extends { responses: { 200: { content: { 'application/json': infer B } } } }
  ? B
  : never;

/** What went wrong, said in the reader's language; `code` is for programs. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly hint = '',
    readonly changed?: unknown,
  ) {
    super(message);
  }
}

/** What the shell reads: writes under way, whether the server is reachable, whether it says "locked". */
export const link = $state({ writing: 0, reachable: true, locked: false, token: true });

async function problemOf(answer: Response): Promise<Problem> {
  const said = await answer.json().catch(() => ({}));
  return new Problem(answer.status, said.code ?? 'unknown', said.message ?? `HTTP ${answer.status}`, said.hint, said.changed);
}

async function send(path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const bytes = body instanceof Blob;
  let answer: Response;
  try {
    answer = await fetch(`/api/${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': bytes ? 'application/octet-stream' : 'application/json',
        'X-Kelindan-Language': language(),
        'X-Kelindan-Token': token(),
        ...(isAway() ? { 'X-Kelindan-Background': '1' } : {}),
      },
      body: bytes ? body : JSON.stringify(body ?? {}),
      signal: signal ?? null,
      cache: 'no-store',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
  } catch (e) {
    if (signal?.aborted) throw e;
    link.reachable = false;
    throw new Problem(0, 'unreachable', '');
  }
  link.reachable = true;
  if (answer.ok) return answer;
  const problem = await problemOf(answer);
  if (problem.code === 'locked') link.locked = true;
  if (problem.code === 'token') {
    forget();
    link.token = false;
  }
  throw problem;
}

/** Asks the server for one call; throws a `Problem`. */
export async function call<N extends Path>(path: N, body?: In<N>, signal?: AbortSignal): Promise<Out<N>> {
  const answer = await send(path, body, signal);
  return answer.json() as Promise<Out<N>>;
}

/** Calls of the server itself (`watch`, `stop`), which stand in no table. */
export async function ask<A>(path: string, body: unknown, signal?: AbortSignal): Promise<A> {
  return (await send(path, body, signal)).json() as Promise<A>;
}

/** Like `call` for a change: the footer says "saving" until it is acknowledged. */
export async function write<N extends Path>(path: N, body?: In<N>): Promise<Out<N>> {
  link.writing += 1;
  try {
    return await call(path, body);
  } finally {
    link.writing -= 1;
  }
}

/** Sends the bytes of one file to be imported; nothing is stored by it. */
export function upload(bytes: Blob): Promise<Out<'upload'>> {
  return ask('upload', bytes);
}

/** Asks for a file; the name comes from the server. */
export async function file(path: string, body?: unknown): Promise<{ name: string; blob: Blob }> {
  const answer = await send(path, body);
  const said = /filename\*?=(?:UTF-8'')?"?([^";]+)/i.exec(answer.headers.get('Content-Disposition') ?? '');
  return { name: said?.[1] ? decodeURIComponent(said[1]) : 'kelindan', blob: await answer.blob() };
}
