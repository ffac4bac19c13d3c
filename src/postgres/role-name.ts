/** What a role's name is expected to be, to follow `is expected`. */
export const roleNameExpected = 'a name of lower-case letters, digits and _, at most 63, none of PostgreSQL\'s own'

/** Whether a name can stand in SQL and in a connection's options as it is, and means one role and nothing else. */
export function isRoleName (text: string): boolean {
  return /^[a-z_][a-z0-9_]{0,62}$/.test(text) && !/^(pg_.*|none|public)$/.test(text)
}
