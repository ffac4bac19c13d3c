/** A setting of the environment, as .env.example tells it. */
export interface Setting {
  /** What it is for, in lines; a setting without goes with the one before it. */
  says?: readonly string[]
  /** What counts where nothing is set; null: what `says` tells. */
  default: string | null
  /** Where there is no default. */
  example?: string
  /** Lines after it. */
  more?: readonly string[]
}

/** Every setting that there is, in the order in which .env.example has them. */
export const settings = {
  HOST: {
    says: [
      'Where to listen, and how the service is reached from outside (goes into the OpenAPI document; with https, browsers are told to use nothing else).'
    ],
    default: '127.0.0.1'
  },
  PORT: { default: '3000' },
  PUBLIC_URL: { default: null, example: 'https://policies.example.org' },
  TRUST_PROXY: {
    says: [
      'Whom to believe who a request comes from: nobody (false); the nearest proxy, by the last address in X-Forwarded-For (true); so many proxies',
      'in a row (2); or proxies by their addresses (10.0.0.0/8 2001:db8::1). The limit on requests rests on it.'
    ],
    default: 'false'
  },
  RATE_LIMIT: {
    says: [
      'Requests that a client may make in a minute, over all workers together; of IPv6 a network of 64 bits is a client. Health and metrics are not',
      'counted. Not set: as many as it will.'
    ],
    default: null,
    example: '600'
  },
  DATABASE_URL: {
    says: [
      'PostgreSQL 15 or later, with its extension pg_trgm (Debian: in postgresql-15). Without it: the embedded PostgreSQL under DATA_DIR.'
    ],
    default: null,
    example: 'postgres://archive:secret@localhost:5432/archive'
  },
  MIGRATION_DATABASE_URL: {
    says: ["The owner's connection for migrations, where it is another."],
    default: null,
    example: 'postgres://owner:secret@localhost:5432/archive'
  },
  DATABASE_READ_URL: {
    says: [
      'A streaming replica of DATABASE_URL, one and no balancer over several: courts, policies, documents and captures are read from it. Answers say what they',
      'rest on in Archive-Version; a request with Archive-At-Least is never answered by less.'
    ],
    default: null,
    example: 'postgres://archive:secret@replica:5432/archive'
  },
  DATABASE_ROLE: {
    says: [
      'The role that the service takes on every connection: it may read the archive and add to it, and nothing else. The owner makes it:',
      '  npm run migrate -- --roles',
      'The embedded PostgreSQL has one always, archive_service.'
    ],
    default: null,
    example: 'archive_service'
  },
  DATA_DIR: { says: ['Where the embedded PostgreSQL keeps its data, and the key of the log is.'], default: './data' },
  REPOSITORIES: {
    says: ['What to crawl: URLs of CourtPolicies/ roots, separated by blanks ...'],
    default: null,
    example: 'https://www.example.org/CourtPolicies/ https://policies.example.net/CourtPolicies/',
    more: [
      '... or a JSON file:',
      'REPOSITORIES=./repositories.json',
      '{',
      '  "repositories": [',
      '    { "id": "example", "url": "https://www.example.org/CourtPolicies/", "timeZone": "America/Los_Angeles", "remote": false }',
      '  ],',
      '  "courts": [',
      '    { "organizationKey": "USCAExampleSuperior", "timeZone": "America/Los_Angeles", "repository": "example" }',
      '  ]',
      '}',
      "What it says of time zones and of courts' repositories is recorded when a service or a crawl starts with something else than before, counts",
      'from then (the first of an archive from the beginning), and holds for all that share the database: give all of them the same.',
      'Without REPOSITORIES what is recorded holds on.'
    ]
  },
  CRAWL: {
    says: ['hourly: in minutes 45 to 59 of each hour, spread over the repositories. off: only when asked.'],
    default: 'hourly'
  },
  DUMPS: {
    says: ['nightly: once a day (UTC) all that is public is written to /dumps/, and the newest seven stay. off: never.'],
    default: 'nightly'
  },
  CRAWL_CONTACT: {
    says: ["Whom a site's owner can ask about the crawler: a mail address or a URL, for the User-Agent."],
    default: null,
    example: 'archive@example.org'
  },
  MAX_DOCUMENT_BYTES: { says: ['Largest file that is fetched and read, in bytes.'], default: '16777216' },
  WORKERS: {
    says: [
      'Processes that share the port, each answering, 1 to 64; one of them crawls and tells events, and one that dies is replaced. MEMORY_MB and the',
      'connections for answers are divided among them; each still takes at least four of the connections that PostgreSQL allows (max_connections).'
    ],
    default: '1'
  },
  MEMORY_MB: {
    says: [
      'What is kept in memory of courts, policies and prepared answers takes so many MiB at most, 16 to 1048576. What was not asked for longest goes first.'
    ],
    default: '256'
  },
  CLERK_TOKENS: {
    says: [
      'Bearer tokens of the two roles: name:sha256-hex, separated by blanks; the SHA-256 of the token, never the token.',
      '  printf %s "the token" | sha256sum'
    ],
    default: null,
    example: 'anna:SHA-256-OF-HER-TOKEN'
  },
  OPERATOR_TOKENS: { default: null, example: 'ben:SHA-256-OF-HIS-TOKEN chris:SHA-256-OF-ANOTHER' },
  CLERK_TOKENS_FILE: {
    says: [
      'The same in a file, which is read again when it changes: within five seconds, without a restart. One that is missing or spoilt lets nobody else',
      'in and shuts nobody out; the log says so.'
    ],
    default: null,
    example: '/run/secrets/clerk-tokens'
  },
  OPERATOR_TOKENS_FILE: { default: null, example: '/run/secrets/operator-tokens' },
  OTEL_EXPORTER_OTLP_ENDPOINT: {
    says: [
      'Traces: a span of OpenTelemetry a request, when one of its own variables asks for them (with all others that it has). Its SDK is not part of',
      'the service: install it beside, and load it by NODE_OPTIONS=--import=@opentelemetry/auto-instrumentations-node/register'
    ],
    default: null,
    example: 'http://localhost:4318'
  },
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: { default: null, example: 'http://localhost:4318/v1/traces' },
  OTEL_TRACES_EXPORTER: { default: null, example: 'otlp' },
  OTEL_SDK_DISABLED: { default: null, example: 'true' },
  LOG_KEY_FILE: {
    says: [
      'The key that signs the log: an Ed25519 private key as PEM (PKCS #8). It is made on the first start, at log-key.pem in DATA_DIR unless this says',
      'another place; keep a copy of it. All instances of one database need the same: one with another, or with none, serves the log and does not sign.'
    ],
    default: null,
    example: '/run/secrets/log-key.pem'
  },
  LOG_ORIGIN: {
    says: [
      'What the log is called, without blanks and plus signs; not set: PUBLIC_URL without https://, and /log. The first start settles it together with',
      'the key: set it before PUBLIC_URL changes.'
    ],
    default: null,
    example: 'policies.example.org/log'
  },
  TSA_URL: {
    says: [
      'A time-stamp authority (RFC 3161), which stamps each checkpoint of the log; it is told its SHA-256 and nothing else. Without it: none.'
    ],
    default: null,
    example: 'https://timestamps.example.net/rfc3161'
  },
  LOG_LEVEL: { says: ['fatal, error, warn, info, debug, trace or silent.'], default: 'info' }
} as const satisfies Readonly<Record<string, Setting>>

export type SettingName = keyof typeof settings

/** The text of .env.example. */
export function printSettings (): string {
  const blocks = Object.entries<Setting>(settings).map(
    ([name, { says = [], default: usual, example = '', more = [] }]) =>
      [
        ...(says.length === 0 ? [] : ['', ...says.map(comment)]),
        comment(`${name}=${usual ?? example}`),
        ...more.map(comment)
      ].join('\n')
  )
  return `${HEAD.map(comment).join('\n')}\n${blocks.join('\n')}\n`
}

const HEAD = [
  'Every setting, with its default, or an example where there is none. Nothing has to be set: then the service runs on the embedded PostgreSQL',
  'with the sample repository. Set it in the environment of the process; this file is read by nobody. Written by npm run settings.'
]

const comment = (line: string): string => `# ${line}`
