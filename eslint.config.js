import neostandard from 'neostandard'

/** The rooms of src/ and what each may import, and why (see README, "The house"). */
const rooms = {
  domain: [[], 'it is pure: it knows itself and luxon only, so that the rule can be read and tested alone'],
  timing: [[], 'timers and turns know nothing of courts'],
  postgres: [['timing'], 'it is PostgreSQL\'s machinery, and knows no policy'],
  archive: [['postgres', 'domain', 'timing'], 'it keeps, finds and lists domain values'],
  ingest: [['domain'], 'it turns bytes into domain values without I/O: it knows domain and the XML libraries only'],
  log: [['archive', 'postgres', 'domain'], 'it hashes, proves and signs what is recorded, and knows nothing of courts'],
  reading: [['ingest', 'archive', 'domain'], 'it reads bytes for whoever has them: crawl, verify, validation'],
  validation: [['reading', 'archive', 'domain'], 'it says of files what the checks find, and keeps nothing'],
  publisher: [['validation', 'reading', 'archive', 'domain'], 'it writes what a court publishes, and knows nothing of who asks or answers'],
  verify: [['log', 'reading', 'archive', 'domain'], 'it recomputes what is kept and changes nothing'],
  memory: [['archive', 'domain', 'timing'], 'it holds what the archive said and follows its word'],
  events: [['memory', 'archive', 'domain', 'timing'], 'it makes what is to be told, each once'],
  crawler: [['reading', 'archive', 'domain', 'timing'], 'it fetches and hands over: it knows nothing of pages, SQL or XML'],
  pages: [['answers', 'domain'], 'a page is a function of an answer: it knows nothing of requests, SQL or files'],
  evidence: [['pages', 'log', 'archive', 'domain'], 'a packet is made of what was recorded, and of nothing else'],
  answers: [['memory', 'archive', 'domain'], 'an answer is a value: no request, no reply, no SQL'],
  http: [['pages', 'answers', 'evidence', 'log', 'events', 'publisher', 'validation', 'reading', 'archive', 'domain'], 'it asks and prints: it decides nothing, and knows nothing of SQL or XML'],
  service: [['http', 'pages', 'answers', 'evidence', 'crawler', 'log', 'events', 'memory', 'verify', 'reading', 'ingest', 'archive', 'postgres', 'domain', 'timing'], 'nothing but a command starts a service'],
  commands: [null, '']
}

/** The wings of src/domain: each imports itself and those to its left. */
const wings = ['time', 'text', 'policy', 'fees', 'filing', 'differences', 'history', 'history-checks', 'expectations', 'events', 'dispute']

/** What only some rooms know of the world. */
const worldly = {
  pg: ['postgres', 'archive'],
  fastify: ['http'],
  'prom-client': ['service'],
  pino: ['service'],
  xml2js: ['ingest'],
  saxes: ['ingest'],
  hono: ['pages'],
  'hono/*': ['pages'],
  yazl: ['evidence'],
  warcio: ['publisher'],
  'node:*': ['timing', 'postgres', 'archive', 'log', 'ingest', 'reading', 'validation', 'verify', 'publisher', 'memory', 'events', 'evidence', 'crawler', 'answers', 'http', 'service', 'commands']
}

const unknownTo = room => Object.entries(worldly).filter(([, known]) => !known.includes(room)).map(([name]) => name)

function arrowsOf (room, [allowed, why]) {
  const forbidden = Object.keys(rooms).filter(other => other !== room && allowed !== null && !allowed.includes(other))
  const message = `src/${room} may import ${allowed === null || allowed.length === 0 ? 'itself' : `itself, ${allowed.join(', ')}`}: ${why}.`
  // A path out of the room: as many steps up as the file lies deep, then another room's name.
  return [['*.ts', '^\\.\\./'], ['*/*.ts', '^\\.\\./\\.\\./']].map(([files, up]) => ({
    name: `house/${room}/${files}`,
    files: [`src/${room}/${files}`],
    rules: {
      'no-restricted-imports': ['error', {
        patterns: [
          ...(forbidden.length === 0 ? [] : [{ regex: `${up}(${forbidden.join('|')})/`, message }]),
          ...unknownTo(room).map(group => ({ group: [group], message }))
        ]
      }]
    }
  }))
}

function arrowsOfWing (wing, place) {
  const message = `src/domain/${wing} may import ${wings.slice(0, place + 1).join(', ')}: a wing knows those to its left alone.`
  const right = wings.slice(place + 1)
  const patterns = [
    { regex: `^\\.\\./\\.\\./(${Object.keys(rooms).join('|')})/`, message: rooms.domain[1] },
    ...unknownTo('domain').map(group => ({ group: [group], message: `src/domain: ${rooms.domain[1]}.` })),
    ...(right.length === 0 ? [] : [{ regex: `^\\.\\./(${right.join('|')})/`, message }])
  ]
  return { name: `house/domain/${wing}`, files: [`src/domain/${wing}/*.ts`], rules: { 'no-restricted-imports': ['error', { patterns }] } }
}

export default [
  ...neostandard({ ts: true, ignores: ['dist/**', '.tap/**', 'openapi/**', 'data/**'] }),
  {
    name: 'house/size',
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200 }],
      // Messages for people may be longer, whole as they are; so may what stands in a string or a pattern.
      '@stylistic/max-len': ['error', {
        code: 120,
        comments: 120,
        ignoreStrings: true,
        ignoreTemplateLiterals: true,
        ignoreRegExpLiterals: true,
        ignoreUrls: true
      }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', {
        selector: 'MemberExpression[object.name="process"][property.name="env"]',
        message: 'Only src/service/config.ts reads the environment: take what you need as an argument.'
      }]
    }
  },
  {
    name: 'house/functions',
    files: ['src/**/*.ts'],
    ignores: ['src/http/routes/**'],
    rules: { 'max-lines-per-function': ['error', { max: 40, skipComments: true, skipBlankLines: true }] }
  },
  { name: 'house/config', files: ['src/service/config.ts'], rules: { 'no-restricted-syntax': 'off' } },
  { name: 'house/commands', files: ['src/commands/**', 'src/service/stop-signal.ts'], rules: { 'no-console': 'off' } },
  ...Object.entries(rooms).flatMap(([room, known]) => arrowsOf(room, known)),
  ...wings.map(arrowsOfWing)
]
