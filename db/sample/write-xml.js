import { namespaces } from './namespaces.js'

/** How most files are written: the standard's own prefixes, two spaces, double quotes. */
const plainStyle = { prefixes: {}, indent: '  ', quote: '"' }

/**
 * An element of a schema (`Fee`), or null when it would be empty: an absent value has no element, an empty list no container.
 * Content is a text, a list of elements, or null.
 */
export function element (schema, name, content, attributes = {}) {
  if (Array.isArray(content)) {
    const children = content.flat().filter(child => child !== null)
    return children.length === 0 ? null : { schema, name, attributes, children }
  }
  return content === undefined || content === null ? null : { schema, name, attributes, text: String(content) }
}

/** A container and one element for each item: `Fees` of `Fee`. */
export function listOf (schema, container, name, items = [], contentOf = item => item) {
  return element(schema, container, items.map(item => element(schema, name, contentOf(item))))
}

/** The whole document: declaration, root with the namespaces that it uses, LF at the end. */
export function documentOf (root, style = plainStyle) {
  const quoted = text => `${style.quote}${text}${style.quote}`
  const declared = Object.fromEntries(schemasOf(root).map(schema => {
    const prefix = prefixOf(schema, style)
    return [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, namespaces[schema]]
  }))
  const whole = { ...root, attributes: { ...declared, ...root.attributes } }
  return `<?xml version=${quoted('1.0')} encoding=${quoted('UTF-8')}?>\n${linesOf(whole, style, '').join('\n')}\n`
}

/** Schemas that a tree uses, in the order of the list of namespaces. */
function schemasOf (root) {
  const used = new Set()
  const visit = node => { used.add(node.schema); node.children?.forEach(visit) }
  visit(root)
  return Object.keys(namespaces).filter(schema => used.has(schema))
}

function linesOf (node, style, margin) {
  const name = [prefixOf(node.schema, style), node.name].filter(part => part !== '').join(':')
  const attributes = Object.entries(node.attributes)
    .map(([key, value]) => ` ${key}=${style.quote}${escapeAttribute(value)}${style.quote}`).join('')
  if (node.children === undefined) return [`${margin}<${name}${attributes}>${escapeText(node.text)}</${name}>`]
  const inner = node.children.flatMap(child => linesOf(child, style, margin + style.indent))
  return [`${margin}<${name}${attributes}>`, ...inner, `${margin}</${name}>`]
}

const prefixOf = (schema, style) => style.prefixes[schema] ?? schema
const escapeText = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const escapeAttribute = text => escapeText(String(text)).replaceAll('"', '&quot;').replaceAll("'", '&apos;')
