// The report's style for a shadow root: its root and body are ours, and the scheme is the page's, not the system's.

/** Rewrites the selectors of the document's outer elements and answers the question of light or dark. */
export function forShadow(style: string, dark: boolean): string {
  return style
    .replace(/@media\s+screen\s+and\s+\(prefers-color-scheme:\s*dark\)/g, dark ? '@media all' : '@media not all')
    .replace(/@media\s+\(prefers-color-scheme:\s*dark\)/g, dark ? '@media all' : '@media not all')
    .replace(/color-scheme:\s*light dark/g, `color-scheme: ${dark ? 'dark' : 'light'}`)
    .replace(/(^|[\s,{}>])(?::root|html)(?=[\s,{.:>])/g, '$1:host')
    .replace(/(^|[\s,{}>])body(?=[\s,{.:>])/g, '$1.body')
    .replace(/(^|[\s,{}>])main(?=[\s,{.:>])/g, '$1.main');
}
