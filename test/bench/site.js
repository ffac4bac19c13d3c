import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileNameOf, indexXml, policyXml } from './repository-xml.js'

/** A site in a process of its own that serves what is put there; `close` ends it. */
export async function startSite (parent) {
  const directory = await mkdtemp(join(parent, 'site-'))
  const child = fork(join(import.meta.dirname, 'site-process.js'), [directory])
  const [{ port }] = await once(child, 'message')
  return {
    origin: `http://127.0.0.1:${port}`,
    root: `http://127.0.0.1:${port}/CourtPolicies/`,
    /** Puts a file under `CourtPolicies/`. */
    put: async (path, body) => {
      const file = join(directory, 'CourtPolicies', path)
      await mkdir(dirname(file), { recursive: true })
      await writeFile(file, body)
    },
    /** Requests and bytes of bodies since this was asked last. */
    served: async () => {
      child.send('served')
      return (await once(child, 'message'))[0]
    },
    close: async () => {
      child.disconnect()
      await once(child, 'exit')
    }
  }
}

/** Puts a court's policies and its index there, below the primary index that lists `keys`. */
export async function putCourt (site, key, policies) {
  await site.put(`${key}/index.xml`, indexXml(policies.map(({ version, published, effective }) => ({ key, version, published, effective }))))
  for (const policy of policies) await site.put(`${key}/${fileNameOf({ key, ...policy })}`, policy.body ?? policyXml({ key, ...policy }))
}

/** Puts the primary index there: an index a court. */
export async function putRoot (site, keys) {
  await site.put('index.xml', indexXml([], keys.map(key => `${key}/index.xml`)))
}
