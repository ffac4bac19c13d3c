// Asks a server at a constant pace, whatever it answers (open loop), in a process of its own and over plain sockets, so that asking takes
// little. A latency counts from the moment at which the question was due, also where it had to wait for a connection.
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

const [port, file, rate, seconds] = process.argv.slice(2).map((given, place) => place === 1 ? given : Number(given))
const CONNECTIONS = 64
const requests = readFileSync(file, 'utf8').trim().split('\n').map(path => Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`))
/** What is asked in the first second counts for nothing: this process gets up to speed. */
const unmeasured = rate
const count = unmeasured + rate * seconds
const latencies = new Float64Array(count)
const isAnswered = new Uint8Array(count)
const waiting = []
const free = []
let [sent, answered, refused, began] = [0, 0, 0, 0]

await Promise.all(Array.from({ length: CONNECTIONS }, open))
began = performance.now()
const timer = setInterval(askDue, 1)
const late = setTimeout(tell, (seconds + 15) * 1000)

async function open () {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  await new Promise((resolve, reject) => socket.once('connect', resolve).once('error', reject))
  const connection = { socket, due: 0, place: 0, left: 0, head: '' }
  socket.on('data', chunk => take(connection, chunk))
  socket.on('error', error => { throw error })
  free.push(connection)
}

function askDue () {
  const due = Math.min(count, Math.floor((performance.now() - began) * rate / 1000) + 1)
  while (sent < due) {
    waiting.push(sent)
    sent += 1
  }
  while (waiting.length > 0 && free.length > 0) ask(free.pop(), waiting.shift())
  if (sent === count) clearInterval(timer)
}

function ask (connection, place) {
  connection.place = place
  connection.head = ''
  connection.left = 0
  connection.socket.write(requests[(place * 7_919) % requests.length])
}

/** One answer at a time: its head says how many bytes follow. */
function take (connection, chunk) {
  let body = chunk.length
  if (connection.left === 0) {
    connection.head += chunk.latin1Slice(0, chunk.length)
    const end = connection.head.indexOf('\r\n\r\n')
    if (end === -1) return
    if (!connection.head.startsWith('HTTP/1.1 200')) refused += 1
    connection.left = Number(/\ncontent-length: *(\d+)/i.exec(connection.head)[1])
    body = connection.head.length - end - 4
    if (connection.left === 0) return done(connection)
  }
  connection.left -= body
  if (connection.left === 0) done(connection)
}

function done (connection) {
  latencies[connection.place] = performance.now() - began - connection.place * 1000 / rate
  isAnswered[connection.place] = 1
  answered += 1
  if (waiting.length > 0) ask(connection, waiting.shift())
  else free.push(connection)
  if (answered === count) tell()
}

/** What is not answered long after the last was due counts as if it had been answered now. */
function tell () {
  const now = performance.now() - began
  for (let place = 0; place < count; place += 1) if (!isAnswered[place]) latencies[place] = now - place * 1000 / rate
  const measured = latencies.slice(unmeasured).sort()
  const part = share => measured[Math.ceil(measured.length * share) - 1]
  clearTimeout(late)
  process.send({ count: measured.length, refused, unanswered: count - answered, p50: part(0.5), p99: part(0.99), p999: part(0.999), most: part(1) }, () => process.exit())
}
