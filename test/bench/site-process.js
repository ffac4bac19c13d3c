// A site in a process of its own: what lies in the directory of its argument, with an ETag by content. What the caller holds is a 304.
import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'

const directory = process.argv[2]
const files = new Map()
let requests = 0
let bytes = 0

const server = createServer((request, response) => {
  requests += 1
  const file = find(decodeURIComponent(request.url))
  if (file === undefined) return response.writeHead(404).end()
  if (request.headers['if-none-match'] === file.etag) return response.writeHead(304, { etag: file.etag }).end()
  bytes += file.body.length
  response.writeHead(200, { etag: file.etag, 'content-type': 'application/xml', 'content-length': file.body.length }).end(file.body)
})

/** Read once and again when it has changed: a benchmark measures who asks and not this site. */
function find (path) {
  const place = join(directory, path)
  const status = statSync(place, { throwIfNoEntry: false })
  if (status?.isFile() !== true) return undefined
  const held = files.get(place)
  if (held?.modified === status.mtimeMs) return held
  const body = readFileSync(place)
  const file = { body, modified: status.mtimeMs, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` }
  files.set(place, file)
  return file
}

server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('message', () => {
  process.send({ requests, bytes })
  requests = 0
  bytes = 0
})
process.once('disconnect', () => process.exit())
