import { html, raw } from 'hono/html'

/** A part of a page, its texts escaped. */
export type Markup = ReturnType<typeof html>

/**
 * A page by itself: it asks for no other file, and prints on Letter.
 *
 * @param more what its style has beside that of all such pages
 */
export function page (title: string, body: Markup, more = '') {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${raw(STYLE + more)}</style>
</head>
<body>
${body}
</body>
</html>
`
}

const STYLE = `
@page { size: Letter; margin: 0.6in 0.7in }
* { box-sizing: border-box }
body { color: #1a1a1a; background: #fff; font: 10.5pt/1.4 Georgia, 'Times New Roman', serif; margin: 0 auto; max-width: 7.1in; padding: 1rem }
h1 { font-size: 17pt; line-height: 1.2; margin: 0 0 0.4rem }
h2 { font-size: 11.5pt; margin: 1rem 0 0.3rem; break-after: avoid }
p, ul { margin: 0.3rem 0 }
ul { padding-left: 1.1rem }
.court { color: #444; margin: 0 0 0.2rem }
.sentence { font-size: 12pt }
.doubt { border-left: 3px solid #8a5a00; padding-left: 0.6rem }
table { border-collapse: collapse; width: 100%; break-inside: avoid }
caption { text-align: left; color: #444; padding-bottom: 0.2rem }
th, td { border-bottom: 1px solid #bbb; padding: 0.15rem 0.5rem 0.15rem 0; text-align: left; vertical-align: top }
th.amount, td.amount { text-align: right; padding-right: 0; white-space: nowrap; font-variant-numeric: tabular-nums }
tr.sum > * { border-top: 1.5px solid #1a1a1a; font-weight: bold }
code { font: 8.5pt/1.3 'DejaVu Sans Mono', 'Courier New', monospace; overflow-wrap: anywhere }
.check { font-size: 13pt; letter-spacing: 0.05em }
td code { font-size: 7.5pt; white-space: nowrap }
figure { margin: 0.5rem 0; break-inside: avoid }
figcaption { color: #444; font-size: 9pt }
svg { display: block; width: 100%; height: auto; font: 13px Georgia, 'Times New Roman', serif }
rect.in-force { fill: #cfe0f3; stroke: #1f4e82 } rect.other { fill: #f0f0f0; stroke: #777 } rect.unnamed { fill: #fff; stroke: #999; stroke-dasharray: 4 3 }
line { stroke: #555 } line.filed { stroke: #9c1c1c; stroke-width: 2 } text.filed { fill: #9c1c1c; font-weight: bold } text.turn { font-size: 11px }
footer { border-top: 1px solid #bbb; color: #444; font-size: 9pt; margin-top: 1rem; padding-top: 0.3rem }
@media print { body { font-size: 9.5pt; line-height: 1.3; padding: 0; max-width: none } h2 { margin-top: 0.6rem } .sentence { font-size: 11pt } rect { print-color-adjust: exact; -webkit-print-color-adjust: exact } }
`
