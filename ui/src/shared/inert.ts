// Documents of the server (report, pictures) as nodes of this page. They are parsed into an inert document that runs
// nothing and loads nothing, cleaned there, and only then imported. This is the one place with its own Trusted Types
// policy: the server's CSP names it, and no other code can make a second one of that name.
interface Policy {
  createHTML: (text: string) => string;
}
const factory = (globalThis as { trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }).trustedTypes;
let policy: Policy | undefined;
const trusted = (text: string): string => {
  policy ??= factory?.createPolicy('kelindan-inert', { createHTML: (x) => x });
  return policy ? policy.createHTML(text) : text;
};

const SVG = 'http://www.w3.org/2000/svg';
const FORBIDDEN = new Set(['script', 'foreignobject', 'style', 'iframe', 'frame', 'object', 'embed', 'link', 'meta', 'base', 'form', 'input', 'button', 'textarea', 'select', 'audio', 'video', 'animate', 'set', 'animatetransform', 'animatemotion', 'template']);

/** Whether an attribute may stay: no handlers, no styles, no address but one within the document. */
export function mayStay(name: string, value: string): boolean {
  const n = name.toLowerCase();
  if (n.startsWith('on') || n === 'style' || n === 'srcset' || n === 'srcdoc') return false;
  if (n === 'href' || n === 'xlink:href' || n === 'src') return value.trim().startsWith('#');
  return !/url\s*\(\s*['"]?\s*(?!['"]?#)/i.test(value);
}

/** Takes out of an element all that could run, load or be sent. */
export function clean(element: Element) {
  for (const child of [...element.children]) {
    if (FORBIDDEN.has(child.localName.toLowerCase())) child.remove();
    else clean(child);
  }
  for (const a of [...element.attributes]) if (!mayStay(a.name, a.value)) element.removeAttributeNode(a);
}

/** A picture as a node of this page; null where it isn't one. */
export function picture(svg: string): SVGSVGElement | null {
  const root = new DOMParser().parseFromString(trusted(svg), 'image/svg+xml').documentElement;
  if (root.localName !== 'svg' || root.namespaceURI !== SVG) return null;
  clean(root);
  return document.importNode(root, true) as unknown as SVGSVGElement;
}

/** A whole HTML document: its styles as text, its body as nodes of this page. */
export function page(html: string): { style: string; language: string; nodes: Node[] } {
  // The styles are cut out as text first: even an inert document reports a style element as against the policy.
  const styles: string[] = [];
  const rest = html.replace(/<style[^>]*>([\s\S]*?)<\/style>/gi, (_, css: string) => (styles.push(css), ''));
  const parsed = new DOMParser().parseFromString(trusted(rest), 'text/html');
  clean(parsed.body);
  return { style: styles.join('\n'), language: parsed.documentElement.lang, nodes: [...parsed.body.childNodes].map((n) => document.importNode(n, true)) };
}
