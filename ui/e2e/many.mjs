// A conversation of 100,000 turns of varied length with 50,000 codings, for the test and for the measurement.
import { make } from './sample.mjs';

export const TURNS = 100_000;
export const CODINGS = 50_000;
/** A word that stands in one turn only, and that turn. */
export const RARE = { word: 'mangkukrotan', turn: 77_777 };
const WORDS = ['tikar', 'pandan', 'masih', 'ada', 'kak', 'yang', 'dua', 'meter', 'berapa', 'seratus', 'ribu', 'oke', 'saya', 'ambil', 'nanti', 'dikirim', '🙏', 'ya', 'boleh', 'kurang'];
const CODES = ['S-ASK', 'S-TERMS', 'S-OFFER', 'O-RESIST', 'O-ACCEPT', 'R-COMPLY'];
const two = (n) => String(n).padStart(2, '0');

/** The words of a turn: 1 to 60 of them, some in several lines. */
function words(turn) {
  const length = turn % 97 === 0 ? 60 : turn % 11 === 0 ? 24 : 1 + ((turn * 7) % 9);
  const said = Array.from({ length }, (_, n) => WORDS[(turn * 13 + n * n + n * 5) % WORDS.length]);
  if (turn % 23 === 0) said.splice(Math.ceil(length / 2), 0, '\nlalu');
  return `${said.join(' ')}${turn === RARE.turn ? ` ${RARE.word}` : ''} no${turn}`;
}

/** The chat as WhatsApp writes it: one minute a turn. */
function chat(turns) {
  const begun = Date.UTC(2026, 0, 13);
  const line = (_, turn) => {
    const at = new Date(begun + turn * 60_000);
    const date = `${two(at.getUTCDate())}/${two(at.getUTCMonth() + 1)}/26 ${two(at.getUTCHours())}.${two(at.getUTCMinutes())}`;
    return `${date} - ${(turn * 7) % 5 < 2 ? 'Toko Senja' : 'Pembeli Biru'}: ${words(turn)}\n`;
  };
  return Array.from({ length: turns }, line).join('');
}

/** Codings of every second turn, every tenth turn with two, some of parts of a turn. */
function codings(count, turns) {
  const rows = ['source,turn,start,end,code,coder'];
  for (let turn = 0; rows.length <= count && turn < turns; turn += turn % 10 === 8 ? 4 : 2) {
    rows.push(`C01,${turn},,,${CODES[turn % 6]},ani`);
    if (turn % 5 === 0 && rows.length <= count) rows.push(`C01,${turn},0,3,${CODES[(turn + 3) % 6]},ani`);
  }
  for (let turn = 1; rows.length <= count; turn += 2) rows.push(`C01,${turn},,,${CODES[turn % 6]},ani`);
  return rows.join('\n');
}

/** The study; `turns` and `count` smaller for a look. */
export function many(turns = TURNS, count = CODINGS) {
  return make({ title: 'Percakapan panjang', files: [{ name: 'obrolan-panjang.txt', text: chat(turns) }], informants: ['Toko Senja', 'Pembeli Biru'], codings: codings(count, turns) });
}
