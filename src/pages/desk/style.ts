/** The one style sheet of the desk: light and dark, from 320 px on, and in print. */
export const deskStyle = `
:root { --ink: #1b2733; --soft: #4a5a68; --paper: #fff; --line: #c3cdd6; --edge: #6b7a88; --wash: #eef2f6; --link: #0b4f8f; --in: #cfe0f3; --in-edge: #1f4e82; --warn: #7a4d00; --warn-wash: #fdf3df; --bad: #9c1c1c; --good: #1d6a38 }
@media (prefers-color-scheme: dark) { :root { --ink: #e6ebf0; --soft: #a9b6c2; --paper: #12181f; --line: #36424e; --edge: #8392a0; --wash: #1c252f; --link: #8ec1f5; --in: #1d3d60; --in-edge: #8ec1f5; --warn: #f1c069; --warn-wash: #2c2413; --bad: #ff9d96; --good: #7fd39b } }
* { box-sizing: border-box }
html { -webkit-text-size-adjust: 100% }
body { color: var(--ink); background: var(--paper); font: 1rem/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; margin: 0 auto; max-width: 76rem; padding: 0 1rem 2rem; overflow-wrap: break-word }
a { color: var(--link) }
:focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.skip { position: absolute; left: -999rem } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .4rem; z-index: 1 }
header { display: flex; flex-wrap: wrap; gap: .25rem 1rem; justify-content: space-between; align-items: center; border-bottom: 1px solid var(--line) }
.trail, .tabs ul, footer ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap } .trail { display: block; padding: .5rem 0 }
nav ol, nav ul, footer ul, .zoom { max-width: none } .trail li { display: inline } .trail li + li::before { content: '/'; color: var(--soft); padding: 0 .5rem }
.account { margin: 0; display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; padding: .3rem 0 }
.tabs { border-bottom: 1px solid var(--line); overflow-x: auto } .tabs a { display: block; padding: .6rem .8rem; min-height: 2.75rem; white-space: nowrap } .tabs [aria-current] { color: var(--ink); font-weight: 600; border-bottom: 3px solid var(--in-edge) }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 1.2rem 0 .6rem; overflow-wrap: anywhere } h2 { font-size: 1.15rem; margin: 1.6rem 0 .5rem } h3 { font-size: 1rem; margin: 1rem 0 .3rem }
p, li, h3 { overflow-wrap: anywhere }
p, ul, dl { margin: .5rem 0; max-width: 50rem } .lead { font-size: 1.1rem } .soft { color: var(--soft) } code { overflow-wrap: anywhere; font-size: .9em }
form.ask { background: var(--wash); border: 1px solid var(--line); border-radius: .4rem; padding: .8rem 1rem 1rem; margin: .8rem 0; display: flex; flex-wrap: wrap; gap: .8rem; align-items: end }
form.ask > a { padding: .6rem .2rem } fieldset { border: 0; margin: 0; padding: 0; display: flex; flex-wrap: wrap; gap: .5rem } legend { padding: 0; font-weight: 600; margin-bottom: .2rem }
label { display: block; font-size: .9rem } label > span { display: block }
input, select, textarea, button { font: inherit; color: inherit; background: var(--paper); border: 1px solid var(--edge); border-radius: .25rem; padding: .4rem .55rem; min-height: 2.75rem; max-width: 100% }
::placeholder { color: var(--soft); opacity: 1 }
button { background: var(--link); color: var(--paper); border-color: var(--link); font-weight: 600; cursor: pointer } button.plain { background: none; color: var(--link); font-weight: 400 }
.short { width: 4.5rem } .year { width: 6rem } .clock { width: 7.5rem } .wide { width: 22rem } textarea { width: 100%; min-height: 6rem }
.note { border-left: 4px solid var(--in-edge); background: var(--wash); padding: .6rem .9rem; margin: .8rem 0; max-width: 50rem } .note.warn { border-color: var(--warn); background: var(--warn-wash) } .note.bad { border-color: var(--bad) } .note.good { border-color: var(--good) }
.scroll { overflow-x: auto; max-width: 100% } table { border-collapse: collapse; min-width: min(26rem, 100%) } caption { text-align: left; color: var(--soft); padding-bottom: .3rem }
th, td { border-bottom: 1px solid var(--line); padding: .45rem .9rem .45rem 0; text-align: left; vertical-align: top } th { font-weight: 600 } thead th, .when { white-space: nowrap } .where { overflow-wrap: anywhere; min-width: 14rem } .key { overflow-wrap: anywhere; min-width: 7rem } .amount { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums } tr.sum > * { border-top: 2px solid var(--edge); font-weight: 600 }
td del { color: var(--bad) } td ins { color: var(--good); text-decoration: none }
dl.facts { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .25rem 1rem } dl.facts dt { color: var(--soft) } dl.facts dd { margin: 0; overflow-wrap: anywhere } .typed { white-space: pre-line }
figure { margin: 1rem 0 } figcaption { color: var(--soft); font-size: .9rem } svg { display: block; width: 100%; height: auto; min-width: 40rem; font: 13px system-ui, sans-serif } svg text { fill: var(--ink) } svg .tick { fill: var(--soft); font-size: 11px }
svg line { stroke: var(--edge) } svg .grid { stroke: var(--line) } svg rect.in-force { fill: var(--in); stroke: var(--in-edge) } svg rect.other, svg rect.unnamed { fill: var(--wash); stroke: var(--edge) } svg rect.never { fill: none; stroke: var(--edge); stroke-dasharray: 4 3 } svg rect.unnamed { stroke-dasharray: 4 3 }
svg .chosen { stroke: var(--bad); stroke-width: 2 } svg text.chosen, svg text.filed { fill: var(--bad); stroke: none; font-weight: 600 } svg line.filed { stroke: var(--bad); stroke-width: 2 } svg .now { stroke: var(--good); stroke-width: 2; stroke-dasharray: 5 3 } svg text.now { fill: var(--good); stroke: none } svg .step { fill: none; stroke: var(--in-edge); stroke-width: 2.5 } svg text.turn { font-size: 11px } svg path.published { fill: var(--edge) } svg .stripe { stroke: var(--warn); stroke-width: 2.5; opacity: .55 } svg .dot { fill: var(--soft) } svg rect.doubted { stroke: var(--warn); stroke-width: 1.5 } svg rect.unsettled { stroke: var(--soft); stroke-dasharray: 2 3; pointer-events: none } svg text.doubted { font-weight: 600; stroke: var(--paper); stroke-width: 4; paint-order: stroke }
.legend { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; max-width: none } .legend svg { display: inline-block; width: 1.75rem; height: 1rem; min-width: 0; vertical-align: -.12rem }
svg a:focus-visible rect { stroke-width: 3 } .zoom { display: flex; flex-wrap: wrap; gap: .3rem .9rem; list-style: none; padding: 0 } .zoom a, .zoom strong { display: inline-block; padding: .35rem 0 }
.sentence { font-size: 1.1rem } .doubt { border-left: 4px solid var(--warn); background: var(--warn-wash); padding: .4rem .9rem } .pill { border: 1px solid var(--edge); border-radius: 1rem; padding: .05rem .6rem; font-size: .85rem; white-space: nowrap }
footer { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .6rem } footer ul { gap: .4rem 1.4rem } footer a { display: inline-block; padding: .3rem 0 }
@media (max-width: 40rem) { main > section td, main > section th { padding-right: .5rem } main > section table { min-width: 0 } main > section thead th { white-space: normal } dl.facts { grid-template-columns: 1fr } dl.facts dd { margin-bottom: .4rem } .wide { width: 100% } }
@media (min-width: 150rem) { html { font-size: 125% } } @media (min-width: 225rem) { html { font-size: 175% } }
@page { size: Letter; margin: .7in }
@media print { :root { --ink: #000; --soft: #333; --paper: #fff; --line: #999; --wash: #f4f4f4; --link: #000; --in: #dbe6f3; --in-edge: #123; --warn-wash: #f4f4f4 } body { font-size: 10pt; max-width: none; padding: 0 } .skip, .tabs, .account, form.ask, footer, .zoom, .no-print { display: none } main details::details-content { content-visibility: visible } svg { min-width: 0; print-color-adjust: exact; -webkit-print-color-adjust: exact } a { text-decoration: none } tr, figure { break-inside: avoid } .scroll { overflow: visible } main table { width: 100%; min-width: 0 } main :is(th, td) { overflow-wrap: anywhere; min-width: 3.5em } main :is(thead th, .when, .amount, .where, .key, .pill, code) { white-space: normal; min-width: 0 } main :is(.amount, .when) { min-width: 6em } .pill { display: inline-block; max-width: 100% } }
`
  .trim()
  .replaceAll('\n', '')
