import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { calledFrom, readConfig } from '../../src/service/config.ts'
import { printSettings } from '../../src/service/setting-list.ts'
import { parseTokens } from '../../src/service/token-text.ts'

type Environment = Record<string, string>

const sha256 = 'a'.repeat(64)

const defaults = {
  host: '127.0.0.1',
  port: 3000,
  publicUrl: null,
  trustProxy: false,
  requestsPerMinute: null,
  databaseUrl: null,
  migrationDatabaseUrl: null,
  databaseReadUrl: null,
  databaseRole: null,
  dataDir: './data',
  sample: true,
  repositories: [],
  courts: [],
  crawl: 'hourly',
  dumps: 'nightly',
  crawlContact: null,
  maxDocumentBytes: 16_777_216,
  workers: 1,
  memoryBytes: 268_435_456,
  clerkTokens: { text: '' },
  operatorTokens: { text: '' },
  isTraced: false,
  logKeyFile: 'data/log-key.pem',
  logOrigin: null,
  tsaUrl: null,
  logLevel: 'info'
}

t.test('nothing has to be set, and what is set to nothing is not set', async t => {
  t.same(readConfig({}), defaults)
  t.same(readConfig({ HOST: '', PORT: ' ', DATABASE_URL: '', REPOSITORIES: '', CLERK_TOKENS: '', CRAWL: '' }), defaults)
})

// [what is set, what differs from the defaults]
const settings: Array<[Environment, object]> = [
  [{ HOST: '0.0.0.0', PORT: '0' }, { host: '0.0.0.0', port: 0 }],
  [{ PORT: ' 65535 ' }, { port: 65_535 }],
  [{ PUBLIC_URL: 'https://policies.example.org/' }, { publicUrl: 'https://policies.example.org' }],
  [{ DATABASE_ROLE: 'archive_service' }, { databaseRole: 'archive_service' }],
  [{ TRUST_PROXY: 'true' }, { trustProxy: 1 }],
  [{ TRUST_PROXY: '2' }, { trustProxy: 2 }],
  [{ TRUST_PROXY: '10.0.0.0/8, 2001:db8::1' }, { trustProxy: ['10.0.0.0/8', '2001:db8::1'] }],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://localhost:4318' }, { isTraced: true }],
  [{ OTEL_TRACES_EXPORTER: 'otlp' }, { isTraced: true }],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'http://localhost:4318/v1/traces', OTEL_TRACES_EXPORTER: 'none' }, {}],
  [{ OTEL_TRACES_EXPORTER: 'otlp', OTEL_SDK_DISABLED: 'TRUE' }, {}],
  [{ RATE_LIMIT: '600' }, { requestsPerMinute: 600 }],
  [{ DATA_DIR: '/srv/archive' }, { dataDir: '/srv/archive', logKeyFile: '/srv/archive/log-key.pem' }],
  [{ DATA_DIR: '/srv/archive', LOG_KEY_FILE: '/run/secrets/key.pem' }, { dataDir: '/srv/archive', logKeyFile: '/run/secrets/key.pem' }],
  [{ LOG_ORIGIN: 'log.example', TSA_URL: 'https://tsa.example/' }, { logOrigin: 'log.example', tsaUrl: 'https://tsa.example/' }],
  [{ CRAWL: 'off', CRAWL_CONTACT: 'clerk@example.org' }, { crawl: 'off', crawlContact: 'clerk@example.org' }],
  [{ DUMPS: 'off' }, { dumps: 'off' }],
  [{ MAX_DOCUMENT_BYTES: '1024', LOG_LEVEL: 'silent' }, { maxDocumentBytes: 1024, logLevel: 'silent' }],
  [{ WORKERS: '64', MEMORY_MB: '16' }, { workers: 64, memoryBytes: 16_777_216 }],
  [{ CLERK_TOKENS: `anna:${sha256}` }, { clerkTokens: { text: `anna:${sha256}` } }],
  [{ REPOSITORIES: 'https://example.org/' }, { sample: false, repositories: [{ id: 'example-org', url: 'https://example.org/', timeZone: null, remote: false }] }],
  [{ OPERATOR_TOKENS_FILE: '/run/tokens', OPERATOR_TOKENS: `ben:${sha256}` }, { operatorTokens: { file: '/run/tokens' } }]
]

t.test('.env.example tells every setting', async t => {
  const asked = new Set<string>()
  readConfig(new Proxy<Environment>({}, { get: (_env, name) => { asked.add(String(name)) } }))
  const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  t.same(new Set(Array.from(example.matchAll(/^# ([A-Z_]+)=/gm), ([, name]) => name)), asked)
  t.equal(example, printSettings(), 'npm run settings')
})

t.test('each setting is read', async t => {
  for (const [env, different] of settings) t.same(readConfig(env), { ...defaults, ...different }, JSON.stringify(env))
})

t.test('what would fail late is refused early', async t => {
  for (const name of ['DATABASE_URL', 'MIGRATION_DATABASE_URL']) {
    for (const given of ['notaurl', 'host=db password=secret', 'mysql://user:secret@db/archive']) {
      t.throws(() => readConfig({ [name]: given }), { message: `${name} is no URL of a PostgreSQL database: postgres://user:password@host/database is expected. See .env.example.` }, `${name}=${given}`)
    }
  }
  t.throws(() => readConfig({ DATABASE_READ_URL: owner }), { message: /^DATABASE_READ_URL is set and DATABASE_URL is not/ })
  t.throws(() => readConfig({ DATABASE_URL: owner, DATABASE_READ_URL: 'replica' }), { message: /^DATABASE_READ_URL is no URL/ })
  t.equal(readConfig({ DATABASE_URL: owner, DATABASE_READ_URL: service }).databaseReadUrl, service)
  for (const given of ['postgresql:///archive?host=/run/postgresql', 'postgres://archive@%2Frun%2Fpostgresql/archive']) t.equal(readConfig({ DATABASE_URL: given }).databaseUrl, given)
  t.throws(() => readConfig({ CRAWL_CONTACT: 'clerk@example.org\nx-other: header' }), { message: /^CRAWL_CONTACT is .*an address on one line is expected/s })
})

// [what is set, sample, databaseUrl, migrationDatabaseUrl]
const owner = 'postgres://owner@db/archive'
const service = 'postgres://service@db/archive'
const databases: Array<[Environment, boolean, string | null, string | null]> = [
  [{}, true, null, null],
  [{ DATABASE_URL: service }, false, service, service],
  [{ DATABASE_URL: service, MIGRATION_DATABASE_URL: owner }, false, service, owner],
  [{ REPOSITORIES: 'https://example.org/CourtPolicies/' }, false, null, null]
]

t.test('the sample never meets a database or repositories that somebody configured', async t => {
  for (const [env, sample, databaseUrl, migrationDatabaseUrl] of databases) {
    t.match(readConfig(env), { sample, databaseUrl, migrationDatabaseUrl }, JSON.stringify(env))
  }
})

// [variable, value, what the error says of it]
const refused: Array<[string, string, string]> = [
  ['PORT', '80a', 'PORT is "80a": a whole number from 0 to 65535 is expected. See .env.example.'],
  ['PORT', '65536', 'PORT is "65536": a whole number from 0 to 65535 is expected. See .env.example.'],
  ['PORT', '-1', 'PORT is "-1": a whole number from 0 to 65535 is expected. See .env.example.'],
  ['PUBLIC_URL', 'policies.example.org', 'PUBLIC_URL is "policies.example.org": an http or https URL is expected. See .env.example.'],
  ['DATABASE_ROLE', 'Archive', 'DATABASE_ROLE is "Archive": a name of lower-case letters, digits and _, at most 63, none of PostgreSQL\'s own is expected. See .env.example.'],
  ['TRUST_PROXY', 'yes', 'TRUST_PROXY is "yes": true, false, a number of proxies, or their addresses is expected. See .env.example.'],
  ['RATE_LIMIT', '0', 'RATE_LIMIT is "0": a whole number from 1 to 1000000000 is expected. See .env.example.'],
  ['CRAWL', 'daily', 'CRAWL is "daily": one of hourly, off is expected. See .env.example.'],
  ['MAX_DOCUMENT_BYTES', '16 MiB', 'MAX_DOCUMENT_BYTES is "16 MiB": a whole number from 1024 to 1073741824 is expected. See .env.example.'],
  ['WORKERS', '0', 'WORKERS is "0": a whole number from 1 to 64 is expected. See .env.example.'],
  ['WORKERS', 'all', 'WORKERS is "all": a whole number from 1 to 64 is expected. See .env.example.'],
  ['MEMORY_MB', '15', 'MEMORY_MB is "15": a whole number from 16 to 1048576 is expected. See .env.example.'],
  ['MEMORY_MB', '1.5 GB', 'MEMORY_MB is "1.5 GB": a whole number from 16 to 1048576 is expected. See .env.example.'],
  ['LOG_ORIGIN', 'my log', 'LOG_ORIGIN is "my log": text without blanks and plus signs is expected. See .env.example.'],
  ['LOG_ORIGIN', 'a+b', 'LOG_ORIGIN is "a+b": text without blanks and plus signs is expected. See .env.example.'],
  ['TSA_URL', 'tsa.example', 'TSA_URL is "tsa.example": an http or https URL is expected. See .env.example.'],
  ['TSA_URL', 'https://me:word@tsa.example/', 'TSA_URL has a user name or a password: an http or https URL without them is expected. See .env.example.'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL is "loud": one of fatal, error, warn, info, debug, trace, silent is expected. See .env.example.'],
  ['CLERK_TOKENS', `anna:${sha256} open-sesame`, 'CLERK_TOKENS, entry 2: name:sha256-hex is expected, the SHA-256 of the token and never the token itself. See .env.example.'],
  ['OPERATOR_TOKENS', 'ben:open-sesame', 'OPERATOR_TOKENS, entry 1: name:sha256-hex is expected, the SHA-256 of the token and never the token itself. See .env.example.']
]

t.test('a bad value stops the start and is named; a token is not repeated', async t => {
  for (const [name, value, message] of refused) t.throws(() => readConfig({ [name]: value }), { message }, `${name}=${value}`)
})

t.test('tokens are separated by white space, and their digests compared in lower case', async t => {
  t.same(parseTokens('CLERK_TOKENS', ` anna:${sha256.toUpperCase()}\n ben:${'0'.repeat(64)}\n`), [
    { name: 'anna', sha256 },
    { name: 'ben', sha256: '0'.repeat(64) }
  ])
})

const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/.$/, '')

// [what it shows, environment, working directory, where the caller stands]
const callers = [
  ['npm has moved the command', { INIT_CWD: '/home/clerk/drafts' }, root, '/home/clerk/drafts'],
  ['called in the project itself', { INIT_CWD: root }, root, root],
  ['without npm', {}, '/home/clerk/drafts', '/home/clerk/drafts'],
  ['without npm, in the project', { INIT_CWD: '' }, root, root],
  ['by a script of another project, which npm has not moved here', { INIT_CWD: '/home/clerk' }, '/home/clerk/drafts', '/home/clerk/drafts']
] as const

t.test('paths of a command are from where its caller stands', async t => {
  for (const [what, env, cwd, expected] of callers) t.equal(calledFrom(env, cwd), expected, what)
})
