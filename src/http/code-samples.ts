/** One way to ask an operation, as `x-codeSamples` has it. */
export interface CodeSample { lang: string, label: string, source: string }

/** What is asked: with the examples of an operation's own parameters and body. */
export interface SampledRequest {
  method: string
  url: string
  /** Whether a token is needed. */
  hasRole: boolean
  body: { type: string, text: string } | null
  /** Whether what comes is no text: then it is shown in hex. */
  isBinary: boolean
}

/**
 * The same question in three languages, each whole and with nothing but
 * what the language brings along; a token comes from the environment.
 */
export function codeSamples (asked: SampledRequest): CodeSample[] {
  return [
    { lang: 'Shell', label: 'curl', source: inCurl(asked) },
    { lang: 'JavaScript', label: 'JavaScript', source: inJavaScript(asked) },
    { lang: 'Python', label: 'Python', source: inPython(asked) }
  ]
}

function inCurl ({ method, url, hasRole, body, isBinary }: SampledRequest): string {
  const fields = [
    ...(method === 'GET' ? [] : [`--request ${method}`]),
    ...(hasRole ? ['--header "Authorization: Bearer $TOKEN"'] : []),
    ...(body === null ? [] : [`--header 'Content-Type: ${body.type}'`, '--data-binary @-'])
  ]
  const command = ['curl --fail-with-body', ...fields, `'${url}'`, ...(isBinary ? ['| od -A d -t x1'] : [])].join(' ')
  return body === null ? command : `${command} <<'BODY'\n${body.text}\nBODY`
}

function inJavaScript ({ method, url, hasRole, body, isBinary }: SampledRequest): string {
  const headers = [
    ...(hasRole ? ["authorization: 'Bearer ' + process.env.TOKEN"] : []),
    ...(body === null ? [] : [`'content-type': '${body.type}'`])
  ]
  const options = [
    ...(method === 'GET' ? [] : [`method: '${method}'`]),
    ...(headers.length === 0 ? [] : [`headers: { ${headers.join(', ')} }`]),
    // JSON is written as JavaScript writes it.
    ...(body === null
      ? []
      : [
          body.type === 'application/json'
            ? `body: JSON.stringify(${body.text.replaceAll('\n', '\n  ')})`
            : `body: ${JSON.stringify(body.text)}`
        ])
  ]
  const given = options.length === 0 ? '' : `, {\n  ${options.join(',\n  ')}\n}`
  const shown = isBinary ? "Buffer.from(await response.arrayBuffer()).toString('hex')" : 'await response.text()'
  return `const response = await fetch('${url}'${given})\nif (!response.ok) throw new Error(await response.text())\nconsole.log(${shown})`
}

function inPython ({ method, url, hasRole, body, isBinary }: SampledRequest): string {
  const headers = [
    ...(hasRole ? ['"Authorization": "Bearer " + os.environ["TOKEN"]'] : []),
    ...(body === null ? [] : [`"Content-Type": "${body.type}"`])
  ]
  const options = [
    `"${url}"`,
    ...(method === 'GET' ? [] : [`method="${method}"`]),
    ...(headers.length === 0 ? [] : [`headers={${headers.join(', ')}}`]),
    ...(body === null ? [] : [`data=r"""${body.text}""".encode()`])
  ]
  const request = `urllib.request.Request(${options.join(',\n    ')})`
  return `${hasRole ? 'import os\n' : ''}import urllib.request\n\nrequest = ${request}\nwith urllib.request.urlopen(request) as response:\n    print(response.read().${isBinary ? 'hex' : 'decode'}())`
}

/** The samples as a reader of the description meets them: folded up, as most want to read on. */
export function inMarkdown (samples: readonly CodeSample[]): string {
  const told = samples.map(({ label, source }) => `**${label}**\n\n\`\`\`\n${source}\n\`\`\``)
  return `<details><summary>Asked by ${samples.map(({ label }) => label).join(', ')}</summary>\n\n${told.join('\n\n')}\n\n</details>`
}
