// A picture of a result as a file: SVG, or PNG by way of a canvas.
import { picture } from '../shared/inert';
const SVG = 'http://www.w3.org/2000/svg';

/** The picture as a file, cleaned, with white paper behind it. */
export function svgBlob(svg: string): Blob | null {
  const node = picture(svg);
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
  const node = picture(svg);
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
