// The report's own style keeps working inside the preview.
import { expect, it } from 'vitest';
import { forShadow } from './paper';

it('moves root and body into the shadow root', () => {
  expect(forShadow(':root { --a: 1; }\nhtml { x: y }\nbody { margin: 0 }\n.body-text { a: b }', false)).toBe(':host { --a: 1; }\n:host { x: y }\n.body { margin: 0 }\n.body-text { a: b }');
});
it('takes the scheme of the page', () => {
  const css = '@media screen and (prefers-color-scheme: dark) { :root { --a: 2; } }';
  expect(forShadow(css, true)).toBe('@media all { :host { --a: 2; } }');
  expect(forShadow(css, false)).toContain('@media not all');
});
