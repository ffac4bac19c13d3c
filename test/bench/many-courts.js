import { createHash } from 'node:crypto'
import { createServer } from 'node:http'

// A site of two repositories with so many courts, one policy each: /Tree/ has an index a court, as paragraph 50 of Court Policy 02
// asks for, /Flat/ one index that lists them all. What the caller holds is a 304.
const courts = Array.from({ length: Number(process.argv[2]) }, (_, place) => `USCABench${String(place).padStart(5, '0')}`)
const schemas = 'http://www.xmllegal.org/Schema/Court/US/California/2GEFS'
const fileName = key => `${key}_2020_01_06_Ver1_0_0.xml`

const labels = schema => `<${schema}:Version><${schema}:MajorVersion>1</${schema}:MajorVersion><${schema}:MinorVersion>0</${schema}:MinorVersion><${schema}:MinorVersion>0</${schema}:MinorVersion></${schema}:Version>
  <${schema}:PublicationDate>2020-01-06</${schema}:PublicationDate><${schema}:PublicationHour>10</${schema}:PublicationHour><${schema}:EffectiveDate>2020-01-13</${schema}:EffectiveDate><${schema}:EffectiveHour>09</${schema}:EffectiveHour>`

const policy = key => `<?xml version="1.0" encoding="UTF-8"?>
<Policy:Policy xmlns:Policy="${schemas}/Policy/02/" xmlns:CourtDetails="${schemas}/BuildingBlocks/Primitives/CourtDetails/03/" xmlns:Fee="${schemas}/BuildingBlocks/Primitives/Fee/03/">
  ${labels('Policy')}
  <Policy:CourtDetails><CourtDetails:OrganizationKey>${key}</CourtDetails:OrganizationKey><CourtDetails:CourtKey>${key}</CourtDetails:CourtKey><CourtDetails:Country>US</CourtDetails:Country><CourtDetails:State>California</CourtDetails:State></Policy:CourtDetails>
  <Policy:Fees><Policy:Fee><Fee:Value>0101</Fee:Value><Fee:Cost>435.00</Fee:Cost></Policy:Fee></Policy:Fees>
</Policy:Policy>`

const index = (policies, locals) => `<?xml version="1.0" encoding="UTF-8"?>
<Index:Index xmlns:Index="${schemas}/Policy/Index/01/">
  <Index:Policies>${policies.map(([key, location]) => `<Index:Policy><Index:OrganizationKey>${key}</Index:OrganizationKey>${labels('Index')}<Index:Location>${location}</Index:Location></Index:Policy>`).join('\n')}</Index:Policies>
  <Index:LocalIndexes>${locals.map(location => `<Index:LocalIndex><Index:Location>${location}</Index:Location></Index:LocalIndex>`).join('\n')}</Index:LocalIndexes>
</Index:Index>`

const files = new Map([
  ['/Tree/CourtPolicies/index.xml', index([], courts.map(key => `${key}/index.xml`))],
  ['/Flat/CourtPolicies/index.xml', index(courts.map(key => [key, fileName(key)]), [])],
  ...courts.flatMap(key => [
    [`/Tree/CourtPolicies/${key}/index.xml`, index([[key, fileName(key)]], [])],
    [`/Tree/CourtPolicies/${key}/${fileName(key)}`, policy(key)],
    [`/Flat/CourtPolicies/${fileName(key)}`, policy(key)]
  ])
].map(([path, body]) => [path, { body, etag: `"${createHash('sha256').update(body).digest('hex').slice(0, 16)}"` }]))

let requests = 0
const server = createServer((request, response) => {
  requests += 1
  const file = files.get(request.url)
  if (file === undefined) return response.writeHead(404).end()
  response.setHeader('etag', file.etag)
  if (request.headers['if-none-match'] === file.etag) response.writeHead(304).end()
  else response.writeHead(200, { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(file.body) }).end(file.body)
})
server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('message', () => {
  process.send({ requests })
  requests = 0
})
process.once('SIGINT', () => {
  server.closeAllConnections()
  server.close(() => process.exit())
})
