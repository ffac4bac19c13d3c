import { createHash } from 'node:crypto'

const style = `
body { font: 1.05rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 3rem auto; padding: 0 1rem; color: #1b2733; background: #fff }
h1 { font-size: 1.6rem }
code { background: #eef2f5; padding: .1rem .3rem; border-radius: .2rem; overflow-wrap: anywhere }
a { color: #0b5394 }
li { margin: .4rem 0 }`

/** The page's one style sheet, as a Content-Security-Policy names it. */
export const homePageStyle = `sha256-${createHash('sha256').update(style).digest('base64')}`

/** The page for people who open the service in a browser. */
export const homePage = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Court policy archive</title>
<style>${style}</style>
<main>
<h1>Court policy archive</h1>
<p>Every version of every court's 2GEFS Court Policy, and the answer to which was in force when, and why.</p>
<ul>
<li><a href="/docs">Explore the API</a>: every route, with examples to try</li>
<li><a href="/v1/courts">Courts</a> of which policies are archived</li>
<li><a href="/v1/repositories">Repositories</a> they come from, and how the last crawl went</li>
<li><a href="/openapi.json">OpenAPI document</a>, also as <a href="/openapi.yaml">YAML</a></li>
<li><a href="/health/ready">Is the service ready?</a></li>
</ul>
<p>Which policy was in force: <code>/v1/courts/{court}/effective-policy?at=2005-03-02T09:30</code></p>
</main>
</html>
`
