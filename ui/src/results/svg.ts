// Takes a picture of the server into the page without innerHTML: parsed as XML, cleaned, imported as a node.
const SVG = 'http://www.w3.org/2000/svg';
const FORBIDDEN = new Set(['script', 'foreignobject', 'style', 'iframe', 'object', 'embed', 'animate', 'set', 'animatetransform', 'animatemotion']);

/** Whether an attribute may stay: no handlers, no styles, no address but one within the picture. */
export function mayStay(name: string, value: string): boolean {
  const n = name.toLowerCase();
  if (n.startsWith('on') || n === 'style') return false;
  if (n === 'href' || n === 'xlink:href' || n === 'src') return value.trim().startsWith('#');
  return !/url\s*\(\s*['"]?\s*(?!['"]?#)/i.test(value);
}

function clean(element: Element) {
  for (const child of [...element.children]) {
    if (FORBIDDEN.has(child.localName.toLowerCase()) || child.namespaceURI !== SVG) child.remove();
    else clean(child);
  }
  for (const a of [...element.attributes]) if (!mayStay(a.name, a.value)) element.removeAttributeNode(a);
}

/** The picture as a node of this page; null where it isn't one. */
export function parse(svg: string): SVGSVGElement | null {
  const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
  if (root.localName !== 'svg' || root.namespaceURI !== SVG) return null;
  clean(root);
  return document.importNode(root, true) as unknown as SVGSVGElement;
}

/** The picture as a file, cleaned, with white paper behind it. */
export function svgBlob(svg: string): Blob | null {
  const node = parse(svg);
  if (!node) return null;
  const [w, h] = size(node);
  const paper = document.createElementNS(SVG, 'rect');
  for (const [k, v] of Object.entries({ width: String(w), height: String(h), fill: '#ffffff' })) paper.setAttribute(k, v);
  node.insertBefore(paper, node.firstChild);
  node.setAttribute('width', String(w));
  node.setAttribute('height', String(h));
  if (!node.getAttribute('font-family')) node.setAttribute('font-family', 'sans-serif');
  return new Blob([new XMLSerializer().serializeToString(node)], { type: 'image/svg+xml' });
}

function size(node: SVGSVGElement): [number, number] {
  const box = (node.getAttribute('viewBox') ?? '').split(/[\s,]+/).map(Number);
  return [box[2] || Number.parseFloat(node.getAttribute('width') ?? '') || 800, box[3] || Number.parseFloat(node.getAttribute('height') ?? '') || 400];
}

/** The picture as PNG, `scale` times as large (for print). */
export async function pngBlob(svg: string, scale = 3): Promise<Blob | null> {
  const blob = svgBlob(svg);
  const node = parse(svg);
  if (!blob || !node) return null;
  const [w, h] = size(node);
  const url = URL.createObjectURL(blob);
  try {
    const image = new Image();
    image.src = url;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(w * scale);
    canvas.height = Math.round(h * scale);
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done) => canvas.toBlob(done, 'image/png'));
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A file name of a title. */
export function fileName(title: string, ending: string): string {
  const words = title.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  return `${words || 'kelindan'}.${ending}`;
}
