/**
 * What Swagger UI lacks: links and signs that can be read on their ground, a table of responses that can be moved
 * where it is wider than a narrow screen, and its own dark colours where the reader's system asks for dark.
 */
export const docsStyle = `
.swagger-ui a.nostyle, .swagger-ui .info a, .swagger-ui .renderedMarkdown a, .swagger-ui a { color: #0b4f8f }
.swagger-ui .info .title small, .swagger-ui .info .title small.version-stamp { background: #4a5a68 }
.swagger-ui .info .title small.version-stamp + small, .swagger-ui .info .title small:last-child { background: #2f5d0a }
.swagger-ui .highlight-code span[style*="rgb(211, 99, 99)"] { color: #ff9d96 !important }
html:not(.dark-mode) .swagger-ui .btn.authorize { color: #1d6a38; border-color: #1d6a38 }
html:not(.dark-mode) .swagger-ui .btn.authorize span { color: #1d6a38 }
html:not(.dark-mode) .swagger-ui .btn.cancel { color: #b3261e; border-color: #b3261e }
html:not(.dark-mode) .swagger-ui .btn.execute { background: #1f5fa8; border-color: #1f5fa8 }
html:not(.dark-mode) .swagger-ui .parameter__in { color: #4a5a68 }
html:not(.dark-mode) .swagger-ui .opblock-get .opblock-summary-method { background: #1f5fa8 }
html:not(.dark-mode) .swagger-ui .opblock-post .opblock-summary-method { background: #1d6a38 }
html:not(.dark-mode) .swagger-ui .opblock-delete .opblock-summary-method { background: #b3261e }
html.dark-mode .swagger-ui summary { color: #e4e6e6 }
.swagger-ui .responses-inner, .swagger-ui .table-container { overflow-x: auto }
html.dark-mode body { background: #1c2022 }
html.dark-mode .swagger-ui a.nostyle, html.dark-mode .swagger-ui .info a, html.dark-mode .swagger-ui .renderedMarkdown a, html.dark-mode .swagger-ui a { color: #8ec1f5 }
`

/** Swagger UI has dark colours, and asks nobody when to show them. */
export const docsScript = `(() => {
  'use strict'
  const dark = matchMedia('(prefers-color-scheme: dark)')
  const show = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
  dark.addEventListener('change', show)
  show()
})()
`
