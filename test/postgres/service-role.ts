import { randomBytes } from 'node:crypto'
import type { Test } from 'tap'
import { emptyDatabase, query } from '../database.ts'
import { testServer } from '../server.ts'

/** A database with nothing in it and three roles, as a careful installation has them; all gone with the test. */
export interface Installation {
  /** Of a superuser. */
  superuser: string
  /** Of the database's owner, who may create roles. */
  owner: string
  /** Of the user of the service, who owns nothing, was granted nothing and inherits nothing. */
  service: string
  /** A name for the role that the service takes; nobody has made it yet. */
  role: string
  /** Such as a user's name or a role's, with a beginning of its own. */
  name: (what: string) => string
}

export async function install (t: Test): Promise<Installation> {
  const { url } = await testServer()
  const unique = `test_${randomBytes(4).toString('hex')}`
  const name = (what: string): string => `${unique}_${what}`
  // Registered first, so that it comes last: roles go after the databases that they have rights in.
  t.teardown(async () => {
    const roles = await query<{ rolname: string }>(url, 'select rolname from pg_roles where starts_with(rolname, $1)', [unique])
    // At once, as some were granted by others.
    await query(url, `drop role ${roles.map(({ rolname }) => rolname).join(', ')}`)
  })
  await query(url, `create role ${name('owner')} login createrole password 'test'`)
  await query(url, `create role ${name('service')} login noinherit password 'test'`)
  const superuser = await emptyDatabase(t)
  await query(url, `alter database ${databaseOf(superuser)} owner to ${name('owner')}`)
  return { superuser, owner: as(superuser, name('owner')), service: as(superuser, name('service')), role: name('role'), name }
}

/** The same database, another user. */
function as (url: string, user: string): string {
  return url.replace(/^(\w+:\/\/)([^@/?]*@)?/, `$1${user}:test@`)
}

const databaseOf = (url: string): string => (/^\w+:\/\/[^/]*\/([^?]*)/.exec(url) as RegExpExecArray)[1] as string
