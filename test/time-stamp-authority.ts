import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Test } from 'tap'

// A time-stamp authority of our own, as RFC 3161 wants one, by the openssl of this machine.

const run = promisify(execFile)

/** What its folder has to begin with. */
export const AUTHORITY_FILES = {
  'tsa.cnf': `
[ tsa ]
default_tsa = own
[ own ]
dir = .
serial = ./serial
signer_cert = ./tsa.pem
signer_key = ./tsa.key
certs = ./ca.pem
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha512
accuracy = secs:1
ess_cert_id_chain = no
ess_cert_id_alg = sha256
[ extended ]
extendedKeyUsage = critical,timeStamping
`
}

/** Makes its keys and certificates. */
export async function makeAuthority (folder: string): Promise<void> {
  await run('sh', ['-e', '-c', `
echo 01 > serial
openssl req -x509 -newkey ed25519 -nodes -keyout ca.key -out ca.pem -subj '/CN=Authority' -days 3650
openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj '/CN=Time'
openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 3650 -extfile tsa.cnf -extensions extended -out tsa.pem`], { cwd: folder })
}

/** An authority that is asked over HTTP. */
export interface ServedAuthority {
  url: string
  /** Its certificate, which who trusts it hands to openssl. */
  caFile: string
  /** What it was asked, in order. */
  asked: Buffer[]
  /** What it answers instead, from now on; undefined: what is right. */
  answer: { with?: (query: Buffer, right: (query: Buffer) => Promise<Buffer>) => Promise<{ status: number, body: Buffer, location?: string }> }
}

/** Starts one, ended with the test. */
export async function serveAuthority (t: Test): Promise<ServedAuthority> {
  const folder = t.testdir(AUTHORITY_FILES)
  await makeAuthority(folder)
  const right = async (query: Buffer): Promise<Buffer> => {
    await writeFile(join(folder, 'query'), query)
    await run('openssl', ['ts', '-reply', '-config', 'tsa.cnf', '-queryfile', 'query', '-out', 'reply'], { cwd: folder })
    return await readFile(join(folder, 'reply'))
  }
  const authority: ServedAuthority = { url: '', caFile: join(folder, 'ca.pem'), asked: [], answer: {} }
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', part => parts.push(part)).on('end', () => {
      const query = Buffer.concat(parts)
      authority.asked.push(query)
      const answer = authority.answer.with?.(query, right) ?? right(query).then(body => ({ status: 200, body, location: undefined }))
      answer.then(({ body, location, status }) => response.writeHead(status, { 'content-type': 'application/timestamp-reply', ...(location === undefined ? {} : { location }) }).end(body), error => t.fail(error.message))
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  t.teardown(() => server.close())
  authority.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return authority
}
